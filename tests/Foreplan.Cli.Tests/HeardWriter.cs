namespace Foreplan.Cli.Tests;

/// <summary>A stream that tells of each piece that is written.</summary>
internal sealed class HeardWriter(Action<string>? heard) : StringWriter
{
    public override void Write(string? value)
    {
        base.Write(value);
        heard?.Invoke(value ?? "");
    }
}
