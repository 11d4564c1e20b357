using Foreplan.Cli.Output;
using Foreplan.Diagnostics;
using Foreplan.Models;
using Foreplan.Roles;
using Foreplan.Settings;
using Foreplan.Workspace.State;

namespace Foreplan.Cli.Doctor;

/// <summary>What the person and the repository say: configuration, roles, keys by the names of their variables, prices, settings.</summary>
/// <param name="app">The command line.</param>
internal sealed class ProjectRows(App app)
{
    public const string NoModel = "no model is named";

    public IEnumerable<DoctorRow> All()
    {
        ModelSurroundings here;
        try
        {
            here = new(app.Terminal, app.Terminal.Folder);
        }
        catch (ForeplanException wrong)
        {
            return [DoctorRow.Bad("configuration", wrong)];
        }

        List<DoctorRow> rows = [Configuration(here), Prices(here)];
        try
        {
            var root = app.Parts.Surroundings.Providers.Root;
            rows.Add(Repository(root));
            rows.Add(Settings());
            rows.AddRange(Roles(app.Workflow.Roles, here));
        }
        catch (ForeplanException none)
        {
            // In a repository it is what no command here gets past, such as a state of a newer Foreplan.
            rows.Add(MarkdownFiles.RepositoryOf(app.Terminal.Folder) is null ? DoctorRow.Care("repository", none.Message, none.Hint) : DoctorRow.Bad("repository", none));
            rows.Add(Keys(here));
        }

        return rows;
    }

    private static DoctorRow Configuration(ModelSurroundings here)
    {
        var file = here.Configuration.File;
        return here.Configuration.Sandbox == "none"
            ? DoctorRow.Care("configuration", $"{file} switches the sandbox off: commands of a run have your own rights", "Take \"sandbox\": \"none\" out of it.")
            : DoctorRow.Ok("configuration", File.Exists(file) ? $"{file} was read" : $"none; it would be {file}");
    }

    private static DoctorRow Prices(ModelSurroundings here)
    {
        var wrong = here.Prices.Diagnostics;
        var known = $"{PageWords.Count(here.Prices.Rows.Count, "model")} with prices, as of {here.Prices.Rows.Max(row => row.AsOf) ?? "an unknown day"}";
        return wrong.Count == 0
            ? DoctorRow.Ok("prices", here.Configuration.PricesFile is { } file ? $"{known}, {file} over the shipped ones" : known)
            : DoctorRow.Bad("prices", $"{wrong[0].At(here.Configuration.PricesFile, wrong[0].Line)}", wrong[0].Fix ?? "Correct the row.");
    }

    private DoctorRow Repository(string root)
    {
        try
        {
            _ = app.Workflow.Repository.Head;
            return DoctorRow.Ok("repository", root);
        }
        catch (ForeplanException none)
        {
            return DoctorRow.Care("repository", none.Message, none.Hint);
        }
    }

    private DoctorRow Settings()
    {
        byte[]? text;
        try
        {
            text = app.Workflow.Repository.ReadWorkingFile("foreplan.json");
        }
        catch (ForeplanException refused)
        {
            return DoctorRow.Bad("settings", refused);
        }

        var found = ProjectSettingsReader.Read(text).Diagnostics;
        return text is null ? DoctorRow.Ok("settings", "no foreplan.json; the defaults hold")
            : found.FirstOrDefault(one => one.Severity == Severity.Error) is { } error ? DoctorRow.Bad("settings", error.ToString(), error.Fix ?? "Correct foreplan.json.")
            : found.Count > 0 ? DoctorRow.Care("settings", found[0].ToString(), found[0].Fix ?? "Correct foreplan.json.")
            : DoctorRow.Ok("settings", "foreplan.json was read");
    }

    private static IEnumerable<DoctorRow> Roles(RoleTable roles, ModelSurroundings here)
    {
        foreach (var wrong in roles.Diagnostics.Where(found => found.Severity != Severity.Note))
        {
            yield return DoctorRow.Care("roles", wrong.ToString(), wrong.Fix ?? "Correct the roles block of AGENTS.md.");
        }

        foreach (var role in Enum.GetValues<RoleName>().Select(name => roles[name]))
        {
            yield return Role(role.Name.ToString().ToLowerInvariant(), role, here);
        }
    }

    private static DoctorRow Role(string name, Role role, ModelSurroundings here)
    {
        foreach (var model in new[] { role.Model, role.EscalateTo }.OfType<ModelRef>())
        {
            if (!ProviderKeys.IsKnown(model.Provider))
            {
                return DoctorRow.Bad(name, $"{model} is of no provider that is known", "Name another model in AGENTS.md; foreplan models lists what is known.");
            }

            if (ProviderKeys.Missing(model.Provider, here.Providers) is { } variable)
            {
                return DoctorRow.Bad(name, $"{model} needs a key, and {variable} is not set", $"Set {variable}, or name another model in AGENTS.md.");
            }

            if (here.Prices.Find(model) is null)
            {
                return DoctorRow.Care(name, $"{model} has no known price: a run with a budget stops before it", $"Write its price into {Path.Combine(Path.GetDirectoryName(here.Configuration.File) ?? "", "prices.json")}.");
            }
        }

        return role.Model is null
            ? DoctorRow.Care(name, NoModel, "foreplan init, or name one in the roles block of AGENTS.md.")
            : DoctorRow.Ok(name, $"{role.Model}{(role.EscalateTo is { } next ? $", then {next}" : "")}; {(ProviderKeys.IsDemanded(role.Model.Provider) ? "its key is set" : "no key needed")}, its price is known");
    }

    private static DoctorRow Keys(ModelSurroundings here)
    {
        var set = ProviderKeys.Set(here.Providers);
        return set.Count > 0
            ? DoctorRow.Ok("keys", $"set for {string.Join(", ", set)}")
            : DoctorRow.Care("keys", "no provider's key is set", "Set one, such as ANTHROPIC_API_KEY, or use a local model.");
    }
}
