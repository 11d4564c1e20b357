using System.Text;

namespace Foreplan.Cli.Demo;

/// <summary>The sample repository that is embedded in the tool: a small shop, its scripted models, its spec.</summary>
internal static class DemoSample
{
    public const string Script = "shop.script.json";

    // Answers notes: for who tries the annotating on the sample.
    private const string Revision = "revise.script.json";

    private const string Prefix = "samples/shop/";

    /// <summary>The repository's files.</summary>
    public static IReadOnlyDictionary<string, byte[]> Files()
    {
        var files = typeof(DemoSample).Assembly.GetManifestResourceNames()
            .Where(name => Normal(name).StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => Normal(name)[Prefix.Length..], Read, StringComparer.Ordinal);
        files[Script] = Read($"samples/{Script}");
        files[Revision] = Read($"samples/{Revision}");
        files["AGENTS.md"] = Encoding.UTF8.GetBytes(Agents);
        return files;
    }

    /// <summary>The spec that the demo plans.</summary>
    public static byte[] Spec() => Read("samples/shop.spec.md");

    private const string Agents =
        $"""
        # Agent Configuration
        ## Planning Agent
        - Model: scripted:{Script}
        ## Implementation Agent
        - Model: scripted:{Script}
        ## Review Agent
        - Model: scripted:{Script}

        # Conventions
        - No package beyond the base library.
        - A test is a public static method of a class named `*Tests`; its name is a sentence.

        """;

    private static string Normal(string name) => name.Replace('\\', '/');

    private static byte[] Read(string name)
    {
        var found = typeof(DemoSample).Assembly.GetManifestResourceNames().First(other => Normal(other) == name);
        using var stream = typeof(DemoSample).Assembly.GetManifestResourceStream(found) ?? throw new InvalidOperationException($"{name} is not embedded.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
