using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Locks;

/// <summary>The hashes a lock keeps of what is not a plan document.</summary>
public static class LockHashes
{
    /// <summary>The hash of <c>foreplan.json</c>; null when there is none.</summary>
    public static string? OfSettings(byte[]? foreplanJson) =>
        foreplanJson is null ? null : SourceText.Decode("foreplan.json", foreplanJson).Sha256;

    /// <summary>The hash of the roles block; null when AGENTS.md has none.</summary>
    public static string? OfRoles(RoleTable roles) => roles.BlockText.Length == 0 ? null : TextHash.Of(roles.BlockText);
}
