using Foreplan.Calls;

namespace Foreplan.Models.Tests;

/// <summary>Keeps what a watcher is told.</summary>
internal sealed class Watcher : IProgress<Progress>
{
    private readonly List<Progress> seen = [];

    public IReadOnlyList<Progress> Seen => seen;

    public string Said => string.Concat(seen.OfType<Progress.Said>().Select(said => said.Text));

    public IEnumerable<string> Told => seen.OfType<Progress.Told>().Select(told => told.Message);

    public void Report(Progress value) => seen.Add(value);
}
