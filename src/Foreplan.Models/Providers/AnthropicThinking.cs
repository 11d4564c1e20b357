using System.Globalization;
using System.Text.RegularExpressions;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Providers;

/// <summary>How much a Claude model thinks: an effort for models that decide themselves, a budget below the output cap for older ones.</summary>
internal static partial class AnthropicThinking
{
    private const int LeastBudget = 1024;

    private static readonly Version FirstThinking = new(3, 7);
    private static readonly Version FirstAdaptive = new(4, 6);

    public static ChatOptions? Translate(ChatOptions? options)
    {
        if (options?.Reasoning?.Effort is not { } effort || options is not { ModelId: { } model, MaxOutputTokens: { } cap } || VersionOf(model) is not { } version || version >= FirstAdaptive)
        {
            return options;
        }

        var translated = options.Clone();
        translated.Reasoning = null;
        if (version >= FirstThinking && BudgetOf(effort, cap) is { } budget)
        {
            translated.RawRepresentationFactory = _ => new MessageCreateParams
            {
                Model = model,
                MaxTokens = cap,
                Messages = [],
                Thinking = new ThinkingConfigEnabled(budget),
            };
        }

        return translated;
    }

    /// <summary>A share of the cap, so that an answer fits beside the thinking; null when the cap is too small to think in.</summary>
    private static int? BudgetOf(ReasoningEffort effort, int cap)
    {
        var budget = effort switch
        {
            ReasoningEffort.Low => cap / 8,
            ReasoningEffort.Medium => cap / 4,
            _ => cap / 2,
        };
        budget = Math.Max(budget, LeastBudget);
        return budget < cap ? budget : null;
    }

    private static Version? VersionOf(string model) =>
        Number().Match(model) is { Success: true } match
            ? new(int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 0)
            : null;

    [GeneratedRegex(@"^claude-(?:[a-z]+-)?([0-9]{1,2})(?:[-.]([0-9]{1,2})(?![0-9]))?")]
    private static partial Regex Number();
}
