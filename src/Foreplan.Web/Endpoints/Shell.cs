using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>The page's own files, which hold nothing of anybody's plan.</summary>
internal static class Shell
{
    private const string Folder = "ui/";
    private static readonly Dictionary<string, byte[]> Files = Load();

    public static Task GiveAsync(HttpContext context) => GiveAsync(context, "index.html");

    public static Task GiveFileAsync(HttpContext context) => GiveAsync(context, context.Request.RouteValues["file"] as string ?? "");

    private static Task GiveAsync(HttpContext context, string name)
    {
        if (!Files.TryGetValue(name, out var file))
        {
            return Answers.RefuseAsync(context, StatusCodes.Status404NotFound, "There is nothing here.");
        }

        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "text/html; charset=utf-8",
        };
        context.Response.ContentLength = file.Length;
        return context.Response.Body.WriteAsync(file, context.RequestAborted).AsTask();
    }

    private static Dictionary<string, byte[]> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(name => name[Folder.Length..], name =>
        {
            using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }, StringComparer.Ordinal);
    }
}
