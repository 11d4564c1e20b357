using System.Text;
using Foreplan.Text;

namespace Foreplan.Calls;

/// <summary>Instructions to models, kept as prose beside their code and embedded.</summary>
internal static class Prompt
{
    private static readonly string[] Names = ["draft", "spec", "revise", "challenge", "execute", "review"];

    /// <summary>The SHA-256 over all instructions in a fixed order, recorded with every run.</summary>
    public static string AllHash => TextHash.Of(string.Concat(Names.Select(Text)));

    /// <summary>The instructions of that name with LF line ends.</summary>
    public static string Text(string name)
    {
        using var stream = typeof(Prompt).Assembly.GetManifestResourceStream($"{name}.prompt.md")
            ?? throw new InvalidOperationException($"The prompt {name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return TextHash.Normalize(Encoding.UTF8.GetString(bytes)).TrimEnd();
    }
}
