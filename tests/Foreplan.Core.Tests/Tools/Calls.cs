using System.Text.Json;
using Foreplan.Tools;

namespace Foreplan.Core.Tests.Tools;

internal static class Calls
{
    internal static Task<ToolAnswer> CallAsync(this ITool tool, object arguments) =>
        tool.AnswerAsync(JsonSerializer.SerializeToElement(arguments), CancellationToken.None);

    internal static Task<ToolAnswer> CallJsonAsync(this ITool tool, string arguments) =>
        tool.AnswerAsync(JsonElement.Parse(arguments), CancellationToken.None);
}
