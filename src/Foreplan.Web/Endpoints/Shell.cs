using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Foreplan.Web.Endpoints;

/// <summary>The page's own files, which hold nothing of anybody's plan. Under a name made of what they hold, a browser keeps them.</summary>
internal static class Shell
{
    private const string Folder = "ui/";
    private static readonly Dictionary<string, byte[]> Files = Load();
    private static readonly string Version = VersionOf(Files);
    private static readonly byte[] Page = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Files["index.html"]).Replace("/ui/", $"/ui/{Version}/", StringComparison.Ordinal));

    /// <summary>The page itself at every address of a plan and at the root, its files below <c>/ui/</c>, nothing elsewhere.</summary>
    public static Task GiveAsync(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        if (!HttpMethods.IsGet(context.Request.Method))
        {
            return NothingAsync(context);
        }

        if (path == "/" || path.StartsWith("/plan/", StringComparison.Ordinal))
        {
            return GiveAsync(context, "index.html", Page);
        }

        var isKept = path.StartsWith($"/ui/{Version}/", StringComparison.Ordinal);
        var name = isKept ? path[$"/ui/{Version}/".Length..] : path.StartsWith("/ui/", StringComparison.Ordinal) ? path["/ui/".Length..] : "";
        if (name == "index.html" || !Files.TryGetValue(name, out var file))
        {
            return NothingAsync(context);
        }

        if (isKept)
        {
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        }

        return GiveAsync(context, name, file);
    }

    private static Task NothingAsync(HttpContext context) => Answers.RefuseAsync(context, StatusCodes.Status404NotFound, "There is nothing here.");

    private static Task GiveAsync(HttpContext context, string name, byte[] file)
    {
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

    private static string VersionOf(Dictionary<string, byte[]> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, bytes) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name} {bytes.Length}\n"));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
