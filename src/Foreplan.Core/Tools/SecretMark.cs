using Foreplan.Text;

namespace Foreplan.Tools;

/// <summary>Refuses to write the marks that stand for hidden secrets.</summary>
internal static class SecretMark
{
    /// <summary>The answer to a write that holds a mark; null when it holds none.</summary>
    internal static ToolAnswer? Refusal(string text) => text.Contains(Secrets.Mark, StringComparison.Ordinal)
        ? ToolAnswer.Error(ToolCode.NotAllowed, $"the text holds `{Secrets.Mark}…]`, which stands for a secret that is hidden from you: it cannot be written. Change only the lines around it.")
        : null;
}
