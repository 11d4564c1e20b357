using System.Globalization;
using System.Text;

namespace Foreplan.Bench.Hostile;

/// <summary>A plan without a fault, of any length, in any script.</summary>
internal static class LongPlan
{
    public const string Head = "# Plan: Tokens\n\n## Overview\nTokens replace sessions.\n\n## Context\n- Sessions are read by `verify` today.\n\n## Questions\nNothing was open: the issue names the library.\n\n";

    /// <summary>The plan with about so many lines.</summary>
    public static string Of(int lines, string word = "Part", string step = "Change `{0}` so that it answers 401 in")
    {
        var text = new StringBuilder(Head).Append("## Phases\n");
        var format = CompositeFormat.Parse(step);
        for (var phase = 1; (phase - 1) * 20 < lines - 30; phase++)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### Phase {phase}: {word} {phase}\n{word} {phase}.\n\n- **Requirements**: R1\n- **Depends on**: {(phase == 1 ? "none" : $"Phase {phase - 1}")}\n- **Files**:\n  - `src/part{phase}.js` (new)\n\n#### Steps\n");
            for (var number = 1; number <= 6; number++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{number}. {string.Format(CultureInfo.InvariantCulture, format, $"verify{number}")} `src/part{phase}.js`.\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"\n#### Verify\n- `npm test -- part{phase}` → exit 0, at least {(phase % 5) + 1} tests\n");
        }

        return text.Append("\n## Edge cases\n- A token without a signature: `verify1` answers 401 (phase 1).\n\n## Risks\n| Risk | Mitigation | Status |\n|------|------------|--------|\n| A route is forgotten | The gate of phase 1 | open |\n\n## Out of scope\n- Sessions of others\n\n## Done when\n- [ ] `npm test` → exit 0\n").ToString();
    }
}
