using Foreplan.Repositories;

namespace Foreplan.Workspace.Git;

/// <summary>What the person's own git configuration says that changes how their files are read, and nothing that git would run.</summary>
internal sealed record PersonSettings
{
    private static readonly string[] Conversions = ["core.autocrlf", "core.eol", "core.filemode", "core.ignorecase", "core.symlinks"];

    public required Person? Identity { get; init; }

    public required string? ExcludesFile { get; init; }

    /// <summary>As <c>name=value</c>, for looking at the person's working tree.</summary>
    public required IReadOnlyList<string> WorkingTree { get; init; }

    public static PersonSettings Read(GitSide user, Func<string, string?> environment)
    {
        var answer = user.Program.Run(user.Call(["config", "-z", "--get-regexp", @"^(user\.(name|email)|core\.(autocrlf|eol|filemode|ignorecase|symlinks|excludesfile))$"]) with { AsThePerson = true });
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var field in answer.Fields)
        {
            var parts = field.Split('\n', 2);
            values[parts[0]] = parts.Length == 2 ? parts[1] : "true";
        }

        return new PersonSettings
        {
            Identity = Clean(values.GetValueOrDefault("user.name")) is { } name && Clean(values.GetValueOrDefault("user.email")) is { } email ? new Person(name, email) : null,
            ExcludesFile = Excludes(values.GetValueOrDefault("core.excludesfile"), environment),
            WorkingTree = [.. Conversions.Where(values.ContainsKey).Select(key => $"{key}={values[key]}")],
        };
    }

    private static string? Excludes(string? configured, Func<string, string?> environment)
    {
        var home = environment("HOME");
        if (configured is null)
        {
            var folder = environment("XDG_CONFIG_HOME") is { Length: > 0 } set ? set : home is null ? null : Path.Combine(home, ".config");
            return folder is null ? null : Path.Combine(folder, "git", "ignore");
        }

        var path = configured.StartsWith("~/", StringComparison.Ordinal) && home is not null ? Path.Combine(home, configured[2..]) : configured;
        return Path.IsPathFullyQualified(path) ? path : null;
    }

    /// <summary>Git refuses a name of nothing but these, and drops them from others.</summary>
    private static string? Clean(string? value)
    {
        var text = string.Concat((value ?? "").Where(c => !char.IsControl(c) && c is not ('<' or '>'))).Trim(' ', '.', ',', ':', ';', '"', '\\', '\'');
        return text.Length == 0 ? null : text;
    }
}
