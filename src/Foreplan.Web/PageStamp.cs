using System.Text.Json.Nodes;

namespace Foreplan.Web;

/// <summary>A plan's stamp as the page compares it.</summary>
/// <param name="Documents">Of the plan's documents and versions.</param>
/// <param name="Drafts">Of what is being typed.</param>
/// <param name="Talks">Of the journals of planning.</param>
/// <param name="Runs">Of the journals of carrying it out.</param>
/// <param name="Around">Of HEAD and the project's own files.</param>
internal sealed record PageStamp(string Documents, string Drafts, string Talks, string Runs, string Around)
{
    public JsonObject ToJson() => new() { ["documents"] = Documents, ["drafts"] = Drafts, ["talks"] = Talks, ["runs"] = Runs, ["around"] = Around };
}
