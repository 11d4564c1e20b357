using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: the approach is not settled.</summary>
internal sealed class UnsureRule : ITriageRule
{
    private static readonly Pattern Doubt = Pattern.Of(@"\bnot (?:quite |really |entirely )?sure\b|(?:^|[,;:(]\s*|\b(?:am|are|is|it's|i'm|we're|still|yet|but)\s+)(?:not (?:quite |really |entirely |yet )?(?:certain|clear)|unsure|uncertain|unclear)\b|\b(?:unknown (?:cause|approach)|maybe(?![-<]| (?:type|monad))|perhaps|somehow|best (?:way|approach)|(?:find|choose|pick|know|what is|what's|decide on) the best (?:option|solution|tool|library)|which (?:approach|way|library|framework|database|tool) (?:to|we|should|is best|fits)|should (?:we|i)|how (?:should|do|can|could|would|might) (?:we|i|this|it)|whether we should|no idea|(?:i|we) (?:do not|don't) know|open questions?:|(?:we|i)(?:'ll)? (?:\w+ ){0,3}?(?:decide|choose|settle) (?:whether|if|which|how|between|on)|(?:and|yet to|still to) decide (?:whether to|whether we|if we|which|how to|between)|tbd|to be decided|or something|or similar|brainstorm)\b|(?<=[:;,(—–]\s*)decide (?:whether|if|which|how|between)\b|\?\s*$");

    // What a part of the task begins with: the work is to find out.
    private static readonly Pattern Search = Pattern.Of(@"^(?:investigate|figure out|find out|find a way|research (?:how|whether|if|which|ways|options|alternatives|the|a|different|possible)|explor(?:e|ing) (?:how|whether|if|ways|options|alternatives|the|using|different|possible)|evaluat(?:e|ing) (?:how|whether|if|which|ways|options|alternatives|different|possible|using)|(?:ways|options|ideas?|alternatives) (?:to|for)|which (?:approach|way|library|framework|database|one|tool)|(?:decide|see|consider|discuss|settle) (?:whether|if|which|how|between)|(?:choose|pick|decide) between|find (?:the|a) (?:right|good|better|best|proper) (?:way|approach)|weigh(?:ing)? (?:up\b|.+\bagainst\b|the (?:options|trade-offs|pros))|(?:choose|pick|select|find|settle on|decide on) (?:a|an|the|some|which) (?:[\w-]+ ){0,4}?(?:librar(?:y|ies)|frameworks?|databases?|brokers?|orms?|stack|architecture|approach|strategy|technology|protocol|tooling|vendor|cloud)(?! (?:entry|row|item|name))(?!.*\b(?:drop-?down|menu|list|form|dialog|page|settings)\b)|(?:a |do a |build a |write a )?(?:spike|poc|proof of concept)|experiment with)\b");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        var wish = subject.Wish;
        var doubt = Doubt.Match(wish.Whole);
        doubt = doubt.Success ? doubt : wish.Parts.Concat(wish.Prose).Select(part => Search.Match(part)).FirstOrDefault(match => match.Success) ?? doubt;
        if (doubt.Success)
        {
            yield return new("unsure", TriageLevel.PlanAndReview, $"The approach is not settled: \"{doubt.Value}\".");
        }
    }
}
