using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Foreplan.Roles;

public sealed partial record ModelRef
{
    private static readonly string[] Providers = ["anthropic", "openai", "google", "ollama", "openrouter", "openai-compatible"];

    /// <summary>
    /// Reads a model as people write it: <c>anthropic/claude-haiku-4-5</c>, a bare <c>claude-*</c>, <c>gpt-*</c>, <c>o3</c> or <c>gemini-*</c>, <c>ollama/qwen3</c>,
    /// <c>scripted:demo.json</c>. What follows in parentheses is a comment; <c>claude-haiku-3.5</c> is read as <c>claude-haiku-3-5</c>.
    /// </summary>
    /// <returns>False when the text names no model of a known provider.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ModelRef? model)
    {
        model = null;
        var name = WithoutComment(text ?? "").Trim().Trim('`', '*', '"', '\'').Trim();
        if (name.StartsWith("scripted:", StringComparison.OrdinalIgnoreCase))
        {
            var path = name["scripted:".Length..].Trim();
            model = path.Length == 0 ? null : new("scripted", path);
            return model is not null;
        }

        if (!IsName(name))
        {
            return false;
        }

        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var provider = slash < 0 ? ProviderOf(name) : Array.Find(Providers, known => known.Equals(name[..slash], StringComparison.OrdinalIgnoreCase));
        var own = name[(slash + 1)..];
        if (provider is null || own.Length == 0)
        {
            return false;
        }

        model = new(provider, provider == "anthropic" ? own.ToLowerInvariant().Replace('.', '-') : own);
        return true;
    }

    /// <summary>True when the provider's name of the model that answered is this model: the same name, or the same with a date.</summary>
    /// <param name="answered">The name in the response, with or without a provider's prefix.</param>
    public bool IsSameModel(string answered)
    {
        if (answered == ToString() || answered == Name)
        {
            return true;
        }

        var asked = Last(Name);
        var other = Last(answered);
        return ModelNames.FamilyId(asked) == ModelNames.FamilyId(other)
            && (ModelNames.DateOf(asked) is not { } date || date == ModelNames.DateOf(other));
    }

    private static string Last(string name) => name[(name.LastIndexOf('/') + 1)..];

    private static string? ProviderOf(string name)
    {
        var lower = name.ToLowerInvariant();
        return lower switch
        {
            _ when lower.StartsWith("claude-", StringComparison.Ordinal) => "anthropic",
            _ when lower.StartsWith("gpt-", StringComparison.Ordinal) || OSeries().IsMatch(lower) => "openai",
            _ when lower.StartsWith("gemini-", StringComparison.Ordinal) => "google",
            _ => null,
        };
    }

    // Every start of a command that asks a model comes here: no pattern is loaded for it.
    private static string WithoutComment(string text)
    {
        for (var at = text.IndexOf('(', StringComparison.Ordinal); at >= 0; at = text.IndexOf('(', at + 1))
        {
            if (at > 0 && char.IsWhiteSpace(text[at - 1]))
            {
                return text[..at];
            }
        }

        return text;
    }

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or ':' or '/' or '@' or '+' or '-');

    [GeneratedRegex(@"^o\d+(?:-|$)")]
    private static partial Regex OSeries();
}
