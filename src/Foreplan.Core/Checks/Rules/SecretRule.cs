using Foreplan.Diagnostics;
using Foreplan.Text;

namespace Foreplan.Checks.Rules;

internal sealed class SecretRule : IPlanRule
{
    public IEnumerable<Diagnostic> Check(CheckContext context)
    {
        var text = context.Plan.Source.Text;
        var line = 1;
        var at = 0;
        foreach (var secret in Secrets.Find(text))
        {
            line += text.AsSpan(at, secret.Start - at).Count('\n');
            at = secret.Start;
            yield return context.At(Problems.SecretInPlan(secret.Kind), SourceSpan.At(line));
        }
    }
}
