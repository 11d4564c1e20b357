using System.Text.Json.Nodes;
using Foreplan.Web.Guard;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>Swaps one-time links for a session, and makes links for the command line.</summary>
internal static class Sessions
{
    public static async Task OpenAsync(HttpContext context, Session session)
    {
        var body = await Answers.ReadAsync(context);
        if (!session.Redeem(body.Text("link")))
        {
            await Answers.RefuseAsync(context, StatusCodes.Status401Unauthorized, "This link was used, or is too old.", "Run foreplan annotate for a new one.");
            return;
        }

        context.Response.Cookies.Append(session.CookieName, session.Cookie, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/api", MaxAge = TimeSpan.FromDays(7), IsEssential = true });
        await Answers.GiveAsync(context, new JsonObject { ["key"] = session.Key });
    }

    public static async Task LinkAsync(HttpContext context, Session session)
    {
        var body = await Answers.ReadAsync(context);
        await Answers.GiveAsync(context, new JsonObject { ["link"] = PageServer.Link(context.Connection.LocalPort, session, body.Text("plan")) });
    }
}
