using System.Buffers;
using System.Text.RegularExpressions;

namespace Foreplan.Text;

/// <summary>Tokens that are known by their shape, one row each.</summary>
internal static partial class SecretShapes
{
    private static readonly (string Kind, Regex Shape)[] Rows =
    [
        ("aws", Aws()),
        ("github", GitHub()),
        ("gitlab", GitLab()),
        ("slack", Slack()),
        ("stripe", Stripe()),
        ("google", Google()),
        ("anthropic", Anthropic()),
        ("openai", OpenAi()),
        ("npm", Npm()),
        ("token", OtherTokens()),
        ("token", Telegram()),
        ("jwt", Jwt()),
    ];

    // Of what the rarer tokens hold one each: most texts hold none, and are not searched for each.
    private static readonly SearchValues<string> Hints = SearchValues.Create(
        ["pypi-AgE", "dckr_pat_", "SG.", "hf_", "doo_v1_", "dor_v1_", "dop_v1_", "shpat_", "shpca_", "shppa_", "shpss_", "hvs.", "hvb.", "dapi", "oy2", "AGE-SECRET-KEY-1", ":AA"], StringComparison.Ordinal);

    internal static List<SecretSpan> Find(string text)
    {
        var found = new List<SecretSpan>();
        var mayHoldToken = text.AsSpan().ContainsAny(Hints);
        foreach (var (kind, shape) in Rows)
        {
            if (kind == "token" && !mayHoldToken)
            {
                continue;
            }

            foreach (var match in shape.EnumerateMatches(text))
            {
                // The old form of OpenAI's keys is also that of a style class: those hold no digit.
                if (kind != "openai" || text.AsSpan(match.Index, match.Length).ContainsAnyInRange('0', '9'))
                {
                    found.Add(new(match.Index, match.Length, kind));
                }
            }
        }

        return found;
    }

    // Every quantifier that can run on stands at the end or before a character it cannot take: no shape is tried twice on the same text.
    [GeneratedRegex(@"(?<![A-Za-z0-9])A(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16}(?![A-Za-z0-9])")]
    private static partial Regex Aws();

    [GeneratedRegex(@"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{22,})")]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bgl(?:pat|ptt|rt|dt|cbt|soat|ft|imt|agent|oas)-[A-Za-z0-9_\-]{20,}")]
    private static partial Regex GitLab();

    [GeneratedRegex(@"\bxox[abeoprs]-[A-Za-z0-9\-]{10,}|\bxapp-[0-9]-[A-Za-z0-9\-]{10,}|\bhooks\.slack\.com/services/T[A-Za-z0-9]{6,}/B[A-Za-z0-9]{6,}/[A-Za-z0-9]{16,}")]
    private static partial Regex Slack();

    [GeneratedRegex(@"\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}|\bwhsec_[A-Za-z0-9+/]{24,}")]
    private static partial Regex Stripe();

    [GeneratedRegex(@"\bAIza[A-Za-z0-9_\-]{35}|\bGOCSPX-[A-Za-z0-9_\-]{20,}|\bya29\.[A-Za-z0-9_\-]{30,}")]
    private static partial Regex Google();

    [GeneratedRegex(@"\bsk-ant-[A-Za-z0-9_\-]{20,}")]
    private static partial Regex Anthropic();

    [GeneratedRegex(@"\bsk-(?:(?:proj|svcacct|admin|or-v1)-[A-Za-z0-9_\-]{20,}|[A-Za-z0-9]{20,})")]
    private static partial Regex OpenAi();

    [GeneratedRegex(@"\bnpm_[A-Za-z0-9]{36}\b")]
    private static partial Regex Npm();

    [GeneratedRegex(@"\b(?:pypi-AgE[A-Za-z0-9_\-]{30,}|dckr_pat_[A-Za-z0-9_\-]{20,}|SG\.[A-Za-z0-9_\-]{20,24}\.[A-Za-z0-9_\-]{40,}|hf_[A-Za-z]{34}\b|do[opr]_v1_[a-f0-9]{64}|shp(?:at|ca|pa|ss)_[a-fA-F0-9]{32}|hv[sb]\.[A-Za-z0-9_\-]{24,}|dapi[0-9a-f]{32}\b|oy2[a-z0-9]{43}\b|AGE-SECRET-KEY-1[A-Z0-9]{58})")]
    private static partial Regex OtherTokens();

    // Apart from the others, which begin with letters that a search can jump to.
    [GeneratedRegex(@"\b[0-9]{8,10}:AA[A-Za-z0-9_\-]{33}")]
    private static partial Regex Telegram();

    [GeneratedRegex(@"(?<![A-Za-z0-9_\-])eyJ[A-Za-z0-9_\-]{8,}\.eyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]*")]
    private static partial Regex Jwt();
}
