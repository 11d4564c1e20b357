using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan and review: security, or money, is at stake.</summary>
internal sealed class SecurityRule : ITriageRule
{
    private static readonly Pattern Words = Pattern.Of(@"\b(?:encrypt\w*|decrypt\w*|cryptograph\w*|crypto|hash(?:ed|ing|es)? (?:of )?(?:the )?(?:user )?passwords?|password hash\w*|bcrypt|argon2\w*|scrypt|pbkdf2|hmac|(?:signing|private|encryption|secret|master|service account) keys?|key rotation|rotat\w+ (?:\w+ ){0,2}(?:keys?|secrets?|credentials?|tokens?)|secrets? (?:manag\w*|stor\w*|handling|leak\w*)|secrets|vault|vulnerab\w*|cve(?:-[\d-]+)?|xss|csrf|xsrf|cors|csp|content security|ssrf|rce|idor|(?:sql|nosql|ldap|shell|script|html|command|code|prompt|header|template|log|query) injections?|(?:against|prevent\w*|block\w*|stop\w*|fix\w*) injections?|path traversal|sanitiz\w*|sanitis\w*|escap\w+ (?:the )?(?:user|html|input|output)|security|insecure|secure|securing|exploit\w*|privileges?|sandbox\w*|(?:tls|ssl|https|client|server|ca|root|self-signed|x\.?509|wildcard|signing) certificates?|certificate (?:authority|pinning|validation|verification|renewal|rotation|chain|errors?)|(?:renew|rotat|trust|pin)\w* (?:the |our |a )?(?:\w+ )?certificates?|tls|ssl|mtls|verify=false|payments?|billing(?! (?:address|name|contact|street|city|zip|country))|credit cards?|stripe|paypal|adyen|refunds?|charg(?:e|es|ing) (?:the )?(?:customers?|users?|cards?)|payouts?|pci|gdpr|hipaa|ccpa|pii|personal data|tenant isolation|row[- ]level security|untrusted|deseriali[sz]\w*|brute[- ]force|firewall|root access|sudo|(?:disabl|skip|ignor|turn off|remov)\w*\s+(?:the\s+|all\s+)?(?:\w+\s+)?(?:auth\w*|logins?|validations?|verifications?)|bypass\w*)\b");

    private static readonly Pattern Statement = Pattern.Of(@"\b(?:createCipher\w*|createHmac|crypto\.(?:subtle|random|sign|verify|pbkdf2|scrypt)\w*|bcrypt\.|argon2|AesGcm|RSA\.Create|HMACSHA\w+|Encrypt\w*\(|Decrypt\w*\(|rejectUnauthorized|verify\s*=\s*False|InsecureSkipVerify|ServerCertificateCustomValidationCallback|dangerouslySetInnerHTML|AllowAnonymous|csrf_exempt|Access-Control-Allow-Origin|AllowAnyOrigin|innerHTML\s*=|eval\s*\(|stripe\.)");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.Files.FirstOrDefault(FileKinds.IsSecurity) is { } file)
        {
            yield return new("security", TriageLevel.PlanAndReview, $"{file} is about security or money.");
        }
        else if (subject.IsDone && subject.ChangedLines.FirstOrDefault(line => Statement.IsMatch(line)) is { } line)
        {
            yield return new("security", TriageLevel.PlanAndReview, $"Security changes: \"{Shown.Short(line.Trim())}\".");
        }
        else if (Words.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("security", TriageLevel.PlanAndReview, $"Security or money is at stake: \"{match.Value}\".");
        }
    }
}
