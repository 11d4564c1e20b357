using Foreplan.Models.Chain;
using Microsoft.Extensions.AI;

namespace Foreplan.Models.Scripted;

/// <summary>The failure that a scripted fault stands for, as a real provider's would be.</summary>
internal static class ScriptFault
{
    public static ModelFailure Of(ScriptTurn turn, UsageDetails? seen = null)
    {
        var retryAfter = turn.RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        return turn.Fault switch
        {
            "429" => new(ModelFailure.RateLimit, "The script says: rate limited.") { Status = 429, RetryAfter = retryAfter },
            "529" => new(ModelFailure.Overloaded, "The script says: overloaded.") { Status = 529, RetryAfter = retryAfter },
            "500" => new(ModelFailure.Server, "The script says: server error.") { Status = 500, RetryAfter = retryAfter },
            "cut" => new(ModelFailure.Cut, "The script says: the connection broke in the middle of the answer.") { Seen = seen },
            _ => new(ModelFailure.Cut, "The script says: the answer ended without its end mark.") { Seen = seen },
        };
    }
}
