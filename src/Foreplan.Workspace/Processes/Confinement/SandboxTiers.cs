namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>The tiers from the strongest down, and the one that works here. Tried instead of guessed from versions: kernels, containers and AppArmor forbid in many ways.</summary>
/// <param name="tiers">The tiers to try, the strongest first.</param>
internal sealed class SandboxTiers(params IReadOnlyList<ISandboxTier> tiers)
{
    private const string Without = "or pass --sandbox none to run commands without protection";

    private readonly Lock gate = new();
    private readonly List<string> refusals = [];
    private ISandboxTier? chosen;

    /// <summary>The tiers of a machine.</summary>
    /// <param name="launcher">The words that start the hidden verb; null where nothing of ours can be started, which leaves bubblewrap.</param>
    public static SandboxTiers Of(IReadOnlyList<string>? launcher) =>
        launcher is null ? new(new BubblewrapTier()) : new(new BubblewrapTier(), new NamespaceTier(launcher), new SeccompTier(launcher));

    /// <summary>Why the tiers above the chosen one do not work here.</summary>
    public IReadOnlyList<string> Refusals => refusals;

    /// <summary>The strongest that works.</summary>
    /// <exception cref="ForeplanException">None does.</exception>
    public ISandboxTier Choose()
    {
        lock (gate)
        {
            return chosen ??= Try();
        }
    }

    private ISandboxTier Try()
    {
        refusals.Clear();
        if (!OperatingSystem.IsLinux())
        {
            throw new ForeplanException("The sandbox needs Linux.", $"Work in WSL2 or in a Linux container, {Without}.");
        }
        foreach (var tier in tiers)
        {
            if (tier.WhyNot() is not { } why)
            {
                return tier;
            }
            refusals.Add($"{tier.Name}: {why}");
        }
        throw new ForeplanException(
            $"No sandbox works here. {string.Join(' ', refusals.Select(why => why.TrimEnd('.') + "."))}",
            $"Install the package bubblewrap (apt-get install bubblewrap, dnf install bubblewrap) and let it make user namespaces (an AppArmor profile, sysctl kernel.unprivileged_userns_clone=1, or a container that permits them), {Without}.");
    }
}
