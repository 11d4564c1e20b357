using Foreplan.Plans;

namespace Foreplan.Specs;

/// <summary>Keeps a person's answers in the spec, so that the next version of the plan starts from them.</summary>
internal static class KeptAnswers
{
    /// <summary>Writes the answer under <c>Clarifications</c>; nothing when it stands there already, or when there is no spec to write to.</summary>
    public static void Keep(IPlanFolder folder, Spec? spec, string date, string question, string answer)
    {
        if (spec is { Source.IsDamaged: false } && !spec.Clarifications.Any(kept => kept.Question == question && kept.Answer == answer))
        {
            folder.Write("spec.md", spec.Source.Encode(SpecEditor.AddClarification(spec, date, question, answer, "you")));
        }
    }
}
