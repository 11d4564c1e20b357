using Foreplan.Plans.Dialects.Lines;

namespace Foreplan.Plans.Dialects.Finding;

internal static class PhaseWork
{
    public static bool HasFiles(DialectDocument document, FoundPhase phase)
    {
        for (var i = phase.BodyStart; i < phase.End; i++)
        {
            if (!document.Lines[i].IsCode && document.Lines[i].Body.StartsWith("**File", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    public static bool HasItem(DialectDocument document, int start, int end, Func<DialectLine, bool> which)
    {
        for (var i = start; i < end; i++)
        {
            if (document.Lines[i].IsItem && which(document.Lines[i]))
            {
                return true;
            }
        }

        return false;
    }
}
