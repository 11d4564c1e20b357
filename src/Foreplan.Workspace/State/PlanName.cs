using System.Globalization;

namespace Foreplan.Workspace.State;

/// <summary>A folder name in <c>plans/</c> taken apart: <c>001-user-authentication</c> is number 1 and its slug.</summary>
/// <param name="Number">The number; null when the name does not start with digits and a dash.</param>
/// <param name="Slug">The rest, or the whole name.</param>
internal readonly record struct PlanName(int? Number, string Slug)
{
    public static PlanName Of(string name)
    {
        var digits = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits > 0 && digits < name.Length && name[digits] == '-'
            && int.TryParse(name.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(number, name[(digits + 1)..])
            : new(null, name);
    }
}
