using System.Text.RegularExpressions;

namespace Foreplan.Triage.Rules;

/// <summary>Plan: authentication or authorization.</summary>
internal sealed class AuthenticationRule : ITriageRule
{
    private static readonly Pattern Words = Pattern.Of(@"\b(?:auth|authn|authz|authenticat\w*|authori[sz]\w*|unauthori[sz]ed|unauthenticated|oauth\d?|oidc|openid|sso|single[- ]sign[- ]on|saml|ldap|active directory|jwts?|json web tokens?|log(?:ging)?[- ]?(?:in|out)\b(?! (?:to|level|format))|logins?|logouts?|sign[- ]?(?:in|up|out|on)s?|permissions?|rbac|abac|acls?|access (?:control|tokens?|rights?|levels?|checks?)|(?:user|admin|member|staff|custom|account|new) roles?|roles?[- ](?:based|and)|roles|2fa|mfa|otp|totp|two[- ]factor|multi[- ]factor|passkeys?|webauthn|passwords?|passwordless|magic links?|api (?:keys?|tokens?)|(?:refresh|expired|auth|session|csrf) tokens?|bearer|credentials?|impersonat\w*|admin[- ]only|admins? only|only (?:the )?(?:admins?|owners?)|(?:restrict|limit|deny|grant|allow|block)\w* (?:\w+ ){0,3}access|user sessions?|sessions?|session (?:cookies?|tokens?|expir\w*|timeouts?|fixation|store|handling|management)|auth cookies?|account (?:lock\w*|recovery|takeover)|invite[- ]only|user accounts?|user registration|registration)\b");

    private static readonly Pattern Statement = Pattern.Of(@"\b(?:jwt|oauth2?|passport|authenticate|authorize|isAuthenticated|requireAuth|checkPermission|hasRole|verifyToken|signToken|bcrypt)\b|\[Authorize|@(?:PreAuthorize|Secured|login_required)|\.RequireAuthorization\(");

    public IEnumerable<TriageReason> Find(TriageSubject subject)
    {
        if (subject.Files.FirstOrDefault(FileKinds.IsAuthentication) is { } file)
        {
            yield return new("authentication", TriageLevel.Plan, $"{file} is about authentication or authorization.");
        }
        else if (subject.IsDone && subject.ChangedLines.FirstOrDefault(line => Statement.IsMatch(line)) is { } line)
        {
            yield return new("authentication", TriageLevel.Plan, $"Authentication or authorization changes: \"{Shown.Short(line.Trim())}\".");
        }
        else if (Words.Match(subject.Task.Code) is { Success: true } match)
        {
            yield return new("authentication", TriageLevel.Plan, $"It touches authentication or authorization: \"{match.Value}\".");
        }
    }
}
