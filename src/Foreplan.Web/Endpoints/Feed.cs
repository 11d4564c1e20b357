using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Foreplan.Web.Endpoints;

/// <summary>Server-sent events of one plan: that something of it was written, by whoever, and what a model does that the page set to work.</summary>
internal static class Feed
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    public static async Task FollowAsync(PlanRequest request)
    {
        var context = request.Context;
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var cancel = context.RequestAborted;
        var channel = request.Desk.Options.Feed.Listen();
        try
        {
            PageStamp? stamp = null;
            var last = TimeProvider.System.GetTimestamp();
            Task<bool>? something = null;
            while (!cancel.IsCancellationRequested)
            {
                var said = new List<JsonObject>();
                var now = request.Desk.StampOf(request.Folder);
                if (now != stamp)
                {
                    stamp = now;
                    said.Add(new() { ["kind"] = "changed", ["stamp"] = now.ToJson() });
                }

                while (channel.Reader.TryRead(out var line))
                {
                    said.Add(line);
                }

                if (said.Count > 0 || TimeProvider.System.GetElapsedTime(last) > Quiet)
                {
                    last = TimeProvider.System.GetTimestamp();
                    await context.Response.WriteAsync(said.Count == 0 ? ": here\n\n" : string.Concat(said.Select(line => $"data: {line.ToJsonString()}\n\n")), cancel);
                    await context.Response.Body.FlushAsync(cancel);
                }

                something = something is null or { IsCompleted: true } ? channel.Reader.WaitToReadAsync(cancel).AsTask() : something;
                await Task.WhenAny(something, Task.Delay(Look, cancel));
            }
        }
        finally
        {
            request.Desk.Options.Feed.Leave(channel);
        }
    }
}
