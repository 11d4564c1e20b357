using System.Text;
using Foreplan.Costs;
using Foreplan.Diagnostics;
using Foreplan.Plans;

namespace Foreplan.Checks.Rules;

/// <summary>A phase that cannot fit into one request with the plan and what it reads.</summary>
internal sealed class SizeRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var cap = context.Options.ContextTokens;
        // A token is at least one byte, so that no estimate is above this: a short plan is not counted word by word.
        if (context.Files is null && Bytes(context.Plan.Source.Text) + LongestPhase(context.Plan) < cap)
        {
            yield break;
        }

        var plan = TokenEstimate.Of(context.Plan.Source.Text);
        foreach (var phase in context.Plan.Phases)
        {
            var least = plan + TokenEstimate.Of(phase.Text) + phase.Read.Sum(range => Tokens(context, range.Path, range.From, range.To));
            var read = phase.Read.Where(range => range.From is null).Select(range => range.Path).ToHashSet();
            var whole = least + phase.Files.Where(file => file.Kind == ChangeKind.Edit && !file.IsGlob && !read.Contains(file.Path)).Sum(file => Tokens(context, file.Path, null, null));
            if (least > cap)
            {
                yield return context.At(Problems.PhaseTooLarge(phase.Id, least, cap), phase.Span);
                if (plan > cap)
                {
                    // The same of every phase, and of none in particular.
                    yield break;
                }
            }
            else if (whole > cap)
            {
                yield return context.At(Problems.PhaseCrowded(phase.Id, whole, cap), phase.Span);
            }
        }
    }

    private static long LongestPhase(Plan plan)
    {
        var longest = 0L;
        foreach (var phase in plan.Phases)
        {
            longest = Math.Max(longest, Bytes(phase.Text));
        }

        return longest;
    }

    private static long Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    private static int Tokens(CheckContext context, string path, int? from, int? to)
    {
        if (context.Files?.Lines(path) is not { } lines)
        {
            return 0;
        }

        var first = Math.Clamp((from ?? 1) - 1, 0, lines.Count);
        return TokenEstimate.Of(string.Join('\n', lines.Skip(first).Take((to ?? lines.Count) - first)));
    }
}
