using System.Globalization;
using Foreplan.Calls;
using Foreplan.Roles;
using Foreplan.Runs;

namespace Foreplan.Models.Chain;

/// <summary>Reserves a call's most possible cost against the budget, or pauses the run.</summary>
internal static class Purse
{
    /// <summary>Dollars reserved; null when the price is not known and there is no budget.</summary>
    /// <exception cref="ForeplanException">It does not fit, or the price is not known and there is a budget; the pause is recorded.</exception>
    public static decimal? Reserve(CallScope scope, ModelRef priced, long estimatedInput, long maximumOutput)
    {
        var most = scope.Prices.Reserve(priced, estimatedInput, maximumOutput);
        if (scope.Budget is not { } budget)
        {
            return most;
        }

        if (most is not { } needed)
        {
            throw Paused(scope, $"The price of {priced} is not known, so a budget cannot be kept.", $"Add the price of {priced} to your own configuration, or run without a budget.");
        }

        var spent = budget.SpentUsd();
        if (spent + needed <= budget.LimitUsd)
        {
            return needed;
        }

        var enough = Math.Ceiling(Math.Max(spent + needed, budget.LimitUsd * 1.5m) * 100) / 100;
        throw Paused(
            scope,
            $"The budget of {Dollars(budget.LimitUsd)} does not cover the next call: {Dollars(spent)} is spent and the call may cost up to {Dollars(needed)}.",
            string.Create(CultureInfo.InvariantCulture, $"Start the same command again with --budget {enough:0.00}: it goes on where it stopped."));
    }

    private static ForeplanException Paused(CallScope scope, string message, string hint)
    {
        scope.Journal.Append(new RunEvent.Paused("budget", message));
        return new(message, hint, Outcome.Waiting);
    }

    private static string Dollars(decimal amount) => string.Create(CultureInfo.InvariantCulture, $"${amount:0.00##}");
}
