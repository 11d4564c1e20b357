using Foreplan.Text;

namespace Foreplan.Roles;

internal static class RolesSection
{
    public static OutlineSection? Find(Outline outline) =>
        outline.Root.SelfAndBelow.Skip(1).FirstOrDefault(section => HeadingName.Of(section.Title) == "agent configuration");

    public static RoleName? RoleOf(string title)
    {
        var name = HeadingName.Of(title);
        return name switch
        {
            "planning agent" or "planner" or "planner agent" or "planning" => RoleName.Planner,
            "implementation agent" or "executor" or "executor agent" or "implementer" or "implementation" or "execution agent" => RoleName.Executor,
            "review agent" or "reviewer" or "reviewer agent" or "review" => RoleName.Reviewer,
            _ => null,
        };
    }
}
