using System.Text.Json;

namespace Foreplan.ModelServer;

/// <summary>One of the two protocols: what it refuses, how it streams, how it says an error.</summary>
internal interface IProtocol
{
    /// <summary>Why the real server would answer 400; null when it would not.</summary>
    string? Refusal(JsonElement request, IReadOnlyDictionary<string, string> headers);

    /// <summary>The pieces of a whole answer in order, the terminal one last.</summary>
    IReadOnlyList<string> Stream(JsonElement request, ServerTurn turn, string idPrefix);

    /// <summary>An error inside a stream.</summary>
    string ErrorEvent(string message);

    /// <summary>The body of an error of that status; <paramref name="spend"/> for a spend limit.</summary>
    string ErrorBody(int status, string message, bool spend);

    /// <summary>The instructions that the request begins with.</summary>
    string System(JsonElement request);

    /// <summary>The text of the first user message.</summary>
    string FirstUser(JsonElement request);

    /// <summary>How many answers the conversation holds already.</summary>
    int Answers(JsonElement request);
}
