namespace Foreplan.Web.Tests.Guard;

/// <summary>One open page for many requests.</summary>
public sealed class OpenStand : IAsyncLifetime
{
    internal Stand Stand { get; private set; } = null!;

    public async Task InitializeAsync() => Stand = await Stand.OpenAsync(StandTexts.Plan);

    public async Task DisposeAsync() => await Stand.DisposeAsync();
}
