using System.Text.RegularExpressions;
using Foreplan.Facts;

namespace Foreplan.Triage;

/// <summary>What kind of file a path is.</summary>
internal static partial class FileKinds
{
    public static bool IsDocument(string path) => Document().IsMatch(path) && !NoDocument().IsMatch(path);

    public static bool IsTest(string path) => TestCode.IsTestFile(path);

    public static bool IsSchema(string path) => Schema().IsMatch(path) && !IsDocument(path);

    public static bool IsContract(string path) => Contract().IsMatch(path);

    public static bool IsAuthentication(string path) => Authentication().IsMatch(path) && !IsDocument(path) && !IsTest(path);

    public static bool IsSecurity(string path) => Security().IsMatch(path) && !IsDocument(path) && !IsTest(path);

    public static bool IsLook(string path) => Look().IsMatch(path);

    /// <summary>Made by a tool and read by nobody.</summary>
    public static bool IsGenerated(string path) => Generated().IsMatch(path);

    /// <summary>A file that a person writes and a machine runs.</summary>
    public static bool Counts(string path) => !IsDocument(path) && !IsGenerated(path);

    [GeneratedRegex(@"\.(?:md|mdx|rst|adoc|markdown)$|(?:^|/)(?:docs?/.*\.(?:txt|html?|png|svg|jpe?g|gif)|LICENSE|NOTICE|AUTHORS|README|CHANGELOG)(?:\.txt)?$", RegexOptions.IgnoreCase)]
    private static partial Regex Document();

    // Instructions of models are program text.
    [GeneratedRegex(@"\.prompt\.md$|(?:^|/)(?:AGENTS|CLAUDE|GEMINI|SKILL)\.md$", RegexOptions.IgnoreCase)]
    private static partial Regex NoDocument();

    [GeneratedRegex(@"\.(?:sql|prisma|dbml)$|(?:^|/)(?:migrations?|migrate|alembic)/|(?:^|/)schema\.rb$|(?:^|/)db/schema|ModelSnapshot\.cs$", RegexOptions.IgnoreCase)]
    private static partial Regex Schema();

    [GeneratedRegex(@"\.(?:proto|graphqls?|gql|avsc|thrift|wsdl|xsd|smithy|tsp|raml)$|(?:^|/)[^/]*(?:openapi|swagger|asyncapi)[^/]*\.(?:ya?ml|json)$|\.schema\.json$|PublicAPI\.(?:Shipped|Unshipped)\.txt$", RegexOptions.IgnoreCase)]
    private static partial Regex Contract();

    [GeneratedRegex(@"(?:^|[/._-])(?:auth\w*|login|logout|signin|signup|oauth\d?|oidc|saml|sso|jwt|session[\w-]*|passwords?|permissions?|rbac|acl|credentials?|roles?|polic(?:y|ies))(?=[/._-])|(?:^|/)[A-Za-z]*(?:Auth(?:entic|oriz|Service|Controller|Handler|Provider|Middleware)?|Login|OAuth|Jwt|Session|Password|Permission|Credential)[A-Z]?\w*\.\w+$", RegexOptions.None)]
    private static partial Regex Authentication();

    [GeneratedRegex(@"(?:^|[/._-])(?:crypto\w*|encrypt\w*|decrypt\w*|security|secrets?|vault|csrf|cors|payments?|billing|stripe)(?=[/._-])|(?:^|/)[A-Za-z]*(?:Crypto|Encrypt|Security|Payment|Billing)\w*\.\w+$", RegexOptions.None)]
    private static partial Regex Security();

    [GeneratedRegex(@"\.(?:css|scss|sass|less|styl|svg|png|ico)$", RegexOptions.IgnoreCase)]
    private static partial Regex Look();

    [GeneratedRegex(@"(?:^|/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|Cargo\.lock|Gemfile\.lock|poetry\.lock|uv\.lock|Pipfile\.lock|composer\.lock|go\.sum|packages\.lock\.json|flake\.lock)$|\.(?:min\.js|min\.css|map|snap|g\.cs|Designer\.cs)$|(?:^|/)(?:dist|node_modules|vendor)/", RegexOptions.IgnoreCase)]
    private static partial Regex Generated();
}
