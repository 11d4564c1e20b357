namespace Foreplan.Workspace.Tests.Git;

/// <summary>It sets variables of this process, so nothing runs beside it.</summary>
[CollectionDefinition(nameof(HostileEnvironment), DisableParallelization = true)]
public sealed class HostileEnvironment;
