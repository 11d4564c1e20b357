namespace Foreplan.Runs;

/// <summary>A text in a journal record that may be long: the journal keeps bodies over 4 KiB as blobs beside it.</summary>
/// <param name="Text">The text.</param>
public readonly record struct Body(string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
