using System.Globalization;
using Foreplan.Plans;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>A request about one plan.</summary>
internal sealed record PlanRequest
{
    public required HttpContext Context { get; init; }

    public required PageDesk Desk { get; init; }

    public required IPlanFolder Folder { get; init; }

    public Workflow Workflow => Desk.Workflow;

    /// <summary>A text of the query; null when it is absent.</summary>
    public string? Query(string name) => Context.Request.Query.TryGetValue(name, out var values) && values.Count == 1 ? values[0] : null;

    /// <summary>A text of the query that must be there.</summary>
    /// <exception cref="BadHttpRequestException">It is not.</exception>
    public string Needed(string name) => Query(name) is { Length: > 0 } value ? value : throw new BadHttpRequestException($"\"{name}\" is missing.");

    /// <summary>A whole number of the query; null when it is absent.</summary>
    /// <exception cref="BadHttpRequestException">It is something else.</exception>
    public int? Number(string name) => Query(name) switch
    {
        null => null,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new BadHttpRequestException($"\"{name}\" is a whole number."),
    };
}
