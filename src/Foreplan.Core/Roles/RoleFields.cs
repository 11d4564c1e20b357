using System.Globalization;
using System.Text.RegularExpressions;
using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Roles;

internal sealed partial class RoleFields(string file, OutlineSection? block)
{
    private readonly List<Diagnostic> diagnostics = [];

    public IReadOnlyList<Diagnostic> Diagnostics => diagnostics;

    public Role Read(Role defaults)
    {
        if (block is null)
        {
            return defaults;
        }

        var role = ContextRules(defaults);
        if (block.SelfAndBelow.FirstOrDefault(section => RolesSection.RoleOf(section.Title) == role.Name) is not { } own)
        {
            diagnostics.Add(Problems.RoleMissing(file, block.Span.Line, role.Name));
            return role;
        }

        foreach (var item in own.Items)
        {
            if (FieldLine.Parse(item.HeadLine) is { } field)
            {
                role = With(role, field, item.HeadSpan.Line);
            }
        }

        if (role.Model is null && !own.Items.Any(item => FieldLine.Parse(item.HeadLine)?.Is("Model") == true))
        {
            diagnostics.Add(Problems.RoleWithoutModel(file, own.Span.Line, role.Name));
        }

        return role;
    }

    private Role ContextRules(Role role)
    {
        var rules = block?.Children.FirstOrDefault(section => HeadingName.Of(section.Title) == "context rules")?.Items ?? [];
        foreach (var item in rules)
        {
            if (FieldLine.Parse(item.HeadLine) is { } field && field.Is("Maximum context per session", "Maximum context"))
            {
                role = role with { MaximumContext = Tokens(field, item.HeadSpan.Line) ?? role.MaximumContext };
            }
        }

        return role;
    }

    private Role With(Role role, FieldLine field, int line) => field.Name.ToLowerInvariant() switch
    {
        "model" => role with { Model = Model(field.Value, line) ?? role.Model },
        "escalate to" => role with { EscalateTo = Model(After().Without(field.Value), line) ?? role.EscalateTo },
        "maximum context" or "maximum context per session" => role with { MaximumContext = Tokens(field, line) ?? role.MaximumContext },
        "maximum output" => role with { MaximumOutput = Tokens(field, line) ?? role.MaximumOutput },
        "thinking" => role with { Thinking = Thought(field, line) ?? role.Thinking },
        _ => role,
    };

    private ModelRef? Model(string value, int line)
    {
        if (ModelRef.TryParse(value, out var model) || value.Equals("none", StringComparison.OrdinalIgnoreCase))
        {
            return model;
        }

        diagnostics.Add(Problems.ModelNotUnderstood(file, line, value));
        return null;
    }

    private int? Tokens(FieldLine field, int line)
    {
        var match = Number().Match(field.Value);
        if (match.Success
            && decimal.TryParse(match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            var factor = match.Groups[2].Value switch { "k" or "K" => 1_000m, "m" or "M" => 1_000_000m, _ => 1m };
            if (number <= 100_000_000m / factor && number * factor >= 1)
            {
                return (int)(number * factor);
            }
        }

        AddOnce(Problems.RoleValueNotUnderstood(file, line, field.Name, field.Value, "a number of tokens such as 60k"));
        return null;
    }

    private Thinking? Thought(FieldLine field, int line)
    {
        var word = field.Value.Split(' ', '(')[0].Trim('`', '*');
        if (char.IsAsciiLetter(word.FirstOrDefault()) && Enum.TryParse<Thinking>(word, true, out var thinking))
        {
            return thinking;
        }

        AddOnce(Problems.RoleValueNotUnderstood(file, line, field.Name, field.Value, "off, low, medium or high"));
        return null;
    }

    // The context rules are read once for each role.
    private void AddOnce(Diagnostic diagnostic)
    {
        if (!diagnostics.Contains(diagnostic))
        {
            diagnostics.Add(diagnostic);
        }
    }

    [GeneratedRegex(@"^\W*(\d[\d,]{0,12}(?:\.\d{1,3})?)\s*([kKmM]?)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\s+(?:after|when|if)\s.*$", RegexOptions.IgnoreCase)]
    private static partial Regex After();
}
