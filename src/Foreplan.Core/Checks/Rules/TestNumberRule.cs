using Foreplan.Checks.Commands;
using Foreplan.Diagnostics;
using Foreplan.Gates;

namespace Foreplan.Checks.Rules;

internal sealed class TestNumberRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        if (context.Gates.All(gate => gate.AtLeastTests is null))
        {
            yield break;
        }

        var files = context.Files ?? new TreeFiles(new NoFiles());
        foreach (var gate in CommandRule.InPlace(context, files).Where(gate => gate.Gate.AtLeastTests is not null))
        {
            if (CountableTests.IsGoWithoutNames(gate))
            {
                yield return context.At(Problems.GoTestsNotCountable(gate.Gate.Text), gate.Gate.Span);
            }
            else if (!CountableTests.MayBeCounted(gate))
            {
                yield return context.At(Problems.TestsNotCountable(gate.Gate.Text, TestCount.KnownRunners), gate.Gate.Span);
            }
        }
    }

    private sealed class NoFiles : ITree
    {
        public IReadOnlyList<string> Paths => [];

        public bool Exists(string path) => false;

        public byte[]? Read(string path) => null;

        public string? BlobId(string path) => null;

        public bool IsLink(string path) => false;
    }
}
