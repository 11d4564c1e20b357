using Foreplan.Calls;
using Foreplan.Runs;

namespace Foreplan.Models.Chain;

/// <summary>What a failure that is not tried again becomes: an exception with a hint, and for some a pause in the journal.</summary>
internal sealed record Surrender(ForeplanException Exception, RunEvent.Paused? Pause)
{
    public static Surrender To(ModelFailure failure, CallScope scope, bool parked)
    {
        var model = scope.Model.ToString();
        if (failure.Reason == ModelFailure.SpendLimit)
        {
            return Waiting("provider-spend", $"{model}: the provider's spend limit is reached: {failure.Detail}",
                "Raise the limit at the provider, or name another model, then start the same command again: it goes on where it stopped.");
        }

        if (parked)
        {
            return Waiting("provider-wait", $"{model}: the provider asks for a wait of {failure.RetryAfter?.TotalMinutes:0} minutes, so the run is parked: {failure.Detail}",
                "Start the same command again later: it goes on where it stopped.");
        }

        if (failure.Retryable)
        {
            return Waiting("provider-wait", $"{model} failed after several tries ({failure.Reason}): {failure.Detail}",
                failure.Reason == ModelFailure.Connection
                    ? $"Check the network and the base URL of {scope.Model.Provider}, then start the same command again: it goes on where it stopped."
                    : "Start the same command again when the provider answers: it goes on where it stopped.",
                // A server that is not there is this machine's trouble; one that is overloaded will be back.
                failure.Reason == ModelFailure.Connection ? Outcome.Usage : Outcome.Waiting);
        }

        return new(new ForeplanException($"{model}: {failure.Detail}", failure.Hint ?? HintFor(failure.Status, scope)), null);
    }

    // The failure is no inner exception: what clients put into theirs was not searched for secrets.
    private static Surrender Waiting(string reason, string message, string hint, Outcome outcome = Outcome.Waiting) =>
        new(new ForeplanException(message, hint, outcome), new RunEvent.Paused(reason, message));

    private static string HintFor(int? status, CallScope scope)
    {
        var row = ProviderTable.Find(scope.Model.Provider);
        return status switch
        {
            401 or 403 when row.KeyVariable is { } variable => $"Check the key in {variable}: it is wrong, expired, or not allowed to use this model.",
            401 or 403 => "The server asks for a key that this provider does not need; check its base URL.",
            404 when PriceFile.ModelsOf(row.Name) is { Count: > 0 } known => $"Check the model's name and the base URL; known models of {row.Name}: {string.Join(", ", known)}.",
            404 => "Check the model's name and the base URL.",
            413 => "The request is too large for the provider: lower `Maximum context` in AGENTS.md, or split the phase.",
            400 or 422 => "The provider does not take the request: check that the model knows tools, and its `Thinking` and `Maximum output` in AGENTS.md.",
            _ => "Check the provider's base URL and its status page.",
        };
    }
}
