using Foreplan.Runs;

namespace Foreplan.Workspace.Processes;

/// <summary>The environment that commands see: nothing of the person's but what is named here or in foreplan.json.</summary>
internal static class CommandEnvironment
{
    private static readonly string[] Passed = ["TZ", "VIRTUAL_ENV", "PYENV_VERSION", "RUSTUP_TOOLCHAIN"];

    // A company's proxy and certificates, for commands that may use the network.
    private static readonly string[] ForNetwork =
    [
        "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy", .. CertificateVariables,
    ];

    public static IReadOnlyList<string> CertificateVariables =>
        ["SSL_CERT_FILE", "SSL_CERT_DIR", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "PIP_CERT", "GIT_SSL_CAINFO"];

    public static Dictionary<string, string> Of(CommandRequest request, string scratch, string mark)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Passed.Concat(request.Network ? ForNetwork : []).Concat(request.Env))
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                all[name] = value;
            }
        }
        foreach (var (name, folder) in Toolchains.Variables().Concat(ToolCaches.Variables()))
        {
            all[name] = folder;
        }
        foreach (var (name, value) in Fixed(scratch))
        {
            all[name] = value;
        }
        if (!request.Network)
        {
            all["CARGO_NET_OFFLINE"] = "true";
            all["NuGetAudit"] = "false";
            all["NUGET_CERT_REVOCATION_MODE"] = "offline";
        }
        all[Survivors.Variable] = mark;
        return all;
    }

    private static Dictionary<string, string> Fixed(string scratch) => new(StringComparer.Ordinal)
    {
        ["PATH"] = string.Join(Path.PathSeparator, ProgramLookup.Folders),
        ["HOME"] = scratch,
        ["TMPDIR"] = Path.Combine(scratch, "tmp"),
        // Expectations are met by the same words on every machine.
        ["LANG"] = "C.UTF-8",
        ["DOTNET_CLI_UI_LANGUAGE"] = "en",
        ["TERM"] = "dumb",
        ["NO_COLOR"] = "1",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_OPTIONAL_LOCKS"] = "0",
        // The .NET command line writes to its home on its first run and leaves build servers behind.
        ["DOTNET_CLI_HOME"] = scratch,
        ["DOTNET_NOLOGO"] = "1",
        ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
        ["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1",
        ["DOTNET_GENERATE_ASPNET_CERTIFICATE"] = "false",
        ["DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE"] = "1",
        ["DOTNET_SKIP_WORKLOAD_INTEGRITY_CHECK"] = "1",
        ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        ["UseSharedCompilation"] = "false",
    };
}
