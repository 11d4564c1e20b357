using Foreplan.Text;

namespace Foreplan.Core.Tests.Text;

public sealed class SecretsTests
{
    private const string Alnum = "aZ3kQ9xW7vB2nM5cT8rY1pL4sD6fG0hJuEiOoKzXqAwSeRtVbNm";
    private const string Hex = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    // Put together here so that this repository holds no text of a token's shape.
    public static TheoryData<string, string, string> Known => new()
    {
        { "aws", "", "AKIA" + "IOSFODNN7EXAMPLE" },
        { "aws", "id: ", "ASIA" + "QWERTYUIOP234567" },
        { "github", "", "gh" + "p_" + Alnum[..36] },
        { "github", "x", " github" + "_pat_" + Alnum[..40] },
        { "gitlab", "", "glpat" + "-" + Alnum[..20] },
        { "slack", "", "xox" + "b-123456789012-" + Alnum[..24] },
        { "slack", "https://", "hooks.slack" + ".com/services/T00000000/B00000000/" + Alnum[..24] },
        { "stripe", "", "sk" + "_live_" + Alnum[..24] },
        { "google", "key=", "AI" + "za" + Alnum[..35] },
        { "anthropic", "", "sk-" + "ant-api03-" + Alnum[..40] },
        { "openai", "", "sk-" + "proj-" + Alnum[..40] },
        { "openai", "", "sk-" + Alnum[..48] },
        { "npm", "//registry/:_authToken=", "npm" + "_" + Alnum[..36] },
        { "token", "", "SG" + "." + Alnum[..22] + "." + Alnum[..43] },
        { "jwt", "", "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0In0" + "." + Alnum[..43] },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_shape_is_replaced(string kind, string before, string secret)
    {
        var replaced = Secrets.Replace($"{before}{secret}\nnext");
        Assert.Equal($"{before}{(secret[0] == ' ' ? " " : "")}[secret:{kind}]\nnext", replaced);
    }

    public static TheoryData<string, string> Named => new()
    {
        { "password = \"", Alnum[..16] },
        { "const apiKey = '", Alnum[..20] },
        { "api_key: \"", Hex[..32] },
        { "\"client_secret\": \"", Alnum[..30] },
        { "{\\\"token\\\":\\\"", Alnum[..24] },
        { "AWS_SECRET_ACCESS_KEY=", "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY" },
        { "DB_PASSWORD=", "xK9mP2" + "vLq" },
        { "  secret_key_base: ", Hex },
        { "token: string = \"", Alnum[..20] },
        { "var authToken string = \"", Alnum[..20] },
        { "config[\"api-key\"] => '", Alnum[..20] },
        { "password := `", Alnum[..20] },
        { "<password>", Alnum[..20] },
        { "<add key=\"ApiSecret\" value=\"", Alnum[..20] },
        { "deploy --token ", Alnum[..20] },
        { "export GITHUB_TOKEN=", Hex[..40] },
        { "password=\"", "S3cr3t" + "Passw0rd!" },
        { "x-api-key: ", Alnum[..24] },
    };

    [Theory]
    [MemberData(nameof(Named))]
    public void A_random_value_beside_a_secrets_name_is_replaced(string before, string secret)
    {
        var replaced = Secrets.Replace($"{before}{secret}\"\n");
        Assert.DoesNotContain(secret, replaced, StringComparison.Ordinal);
        Assert.StartsWith(before + "[secret:", replaced, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Carried => new()
    {
        { "postgres://app:{0}@db.local:5432/shop", "s3cr3t" + "Pw" },
        { "https://HUNTER" + "22:{0}@git.local/a.git", "hunter" + "22" },
        { "redis://:{0}@cache:6379", "hunter" + "22" },
        { "Server=db;Database=shop;User Id=sa;Password={0};Encrypt=true", "hunter" + "2!" },
        { "\"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={0};EndpointSuffix=x\"", Alnum + "+/" + Alnum[..30] + "==" },
        { "Authorization: Bearer {0}", Alnum[..32] },
        { "curl -H 'Authorization: Basic {0}' x", "dXNlcjpw" + "YXNzd29yZA==" },
        { "headers = { \"Authorization\": \"Bearer {0}\" }", Alnum[..32] },
        { "\"authorization\": \"token {0}\"", Hex[..40] },
    };

    [Theory]
    [MemberData(nameof(Carried))]
    public void A_secret_carried_in_an_address_or_a_header_is_replaced(string around, string secret)
    {
        var replaced = Secrets.Replace(around.Replace("{0}", secret, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, replaced, StringComparison.Ordinal);
        Assert.StartsWith(around[..around.IndexOf("{0}", StringComparison.Ordinal)] + "[secret:", replaced, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("commit 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")]
    [InlineData("\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\"")]
    [InlineData("id: 3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("clientSecret = \"3f2504e0-4f89-11d3-9a0c-0305e82c3301\"")]
    [InlineData("\"js-tokens\": \"^3.0.0 || ^4.0.0\"")]
    [InlineData("\"resolved\": \"https://example.test/js-tokens/-/js-tokens-4.0.0.tgz\"")]
    [InlineData("github.com/x/token v1.0.0 h1:8UrkZYWxhMJfFuI4kE5cyGdtLFTGHVxVjcXPs17LhbZ=")]
    [InlineData("passwordHash = \"9f86d081884c7d659a2feaa0c55ad015\"")]
    [InlineData("token_checksum: sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b")]
    [InlineData("const token = getAccessTokenFromHeader(req);")]
    [InlineData("const token = req.headers.authorization2.split(' ')[1];")]
    [InlineData("password: process.env.DB_PASSWORD_V2")]
    [InlineData("password = config.get(\"database.password.v2\")")]
    [InlineData("secretName: my-app-secret-token-2024")]
    [InlineData("token: ${{ secrets.GITHUB_TOKEN }}")]
    [InlineData("apiKey: '<your-api-key-here>'")]
    [InlineData("api_key = \"your-api-key-here\"")]
    [InlineData("password = \"changeme123\"")]
    [InlineData("password: \"Enter your password, 8 characters or more\"")]
    [InlineData("tokenPath = \"/var/run/secrets/kubernetes.io/serviceaccount/token\"")]
    [InlineData("token_endpoint = \"https://login.example.test/oauth2/v2.0/token\"")]
    [InlineData("private static readonly string TokenName = \"accessTokenV2\";")]
    [InlineData("CancellationToken cancellationToken = CancellationToken.None;")]
    [InlineData("<input type=\"password\" id=\"login-password-1\" class=\"form-control col-md-6\">")]
    [InlineData("tokenAlgorithm = \"sha256WithRSAEncryption\"")]
    [InlineData("postgres://user:${DB_PASSWORD}@host/db")]
    [InlineData("https://user:password@host/")]
    [InlineData("ssh://git@github.com:22/a/b.git")]
    [InlineData("Authorization: Bearer <token>")]
    [InlineData("headers.Authorization = `Bearer ${token}`")]
    [InlineData("'Authorization': 'Bearer ' + token123456")]
    [InlineData("class=\"sk-fading-circle-animation-wrapper\"")]
    [InlineData("if (line == \"-----BEGIN PRIVATE KEY-----\") { return ReadTheRestOfTheKey(line); }")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAu1SU1LfVLPHCozMxH2Mo\n-----END PUBLIC KEY-----")]
    [InlineData("A header of -----BEGIN PRIVATE KEY----- starts a key, and many more words follow here without one")]
    [InlineData("const tokens = lexer.tokenize(source); // token: identifier")]
    [InlineData("API_KEY_HEADER=X-API-Key")]
    [InlineData("<Assembly Name=\"A.BearerToken\" PublicKeyToken=\"adb9793829ddae60\" />")]
    [InlineData("<a href=\"#x509checkprivatekey\" id=\"x509checkprivatekey1\">")]
    [InlineData("")]
    public void What_is_no_secret_stays(string text) => Assert.Equal(text, Secrets.Replace(text));

    [Theory]
    [InlineData("RSA ")]
    [InlineData("OPENSSH ")]
    [InlineData("EC ")]
    [InlineData("")]
    public void A_private_key_is_replaced_whole(string algorithm)
    {
        var key = $"-----BEGIN {algorithm}PRIVATE {"KEY"}-----\n{Alnum}{Alnum[..13]}\n{Alnum}\n-----END {algorithm}PRIVATE {"KEY"}-----";
        Assert.Equal("a\n[secret:private-key]\n\n\n\nb", Secrets.Replace($"a\n{key}\nb"));
    }

    [Fact]
    public void A_private_key_is_found_without_its_end_and_inside_a_string()
    {
        var begin = $"-----BEGIN PRIVATE {"KEY"}-----";
        Assert.DoesNotContain(Alnum, Secrets.Replace($"{begin}\n{Alnum}\n{Alnum}"), StringComparison.Ordinal);
        var json = Secrets.Replace($"\"private_key\": \"{begin}\\n{Alnum}\\n-----END PRIVATE {"KEY"}-----\\n\", \"next\": 1");
        Assert.Equal("\"private_key\": \"[secret:private-key]\\n\", \"next\": 1", json);
    }

    [Fact]
    public void Replacing_twice_changes_nothing_more()
    {
        foreach (var row in Known)
        {
            var once = Secrets.Replace($"{row[1]}{row[2]}");
            Assert.Equal(once, Secrets.Replace(once));
        }

        foreach (var row in Named)
        {
            var once = Secrets.Replace($"{row[0]}{row[1]}\"");
            Assert.Equal(once, Secrets.Replace(once));
        }
    }

    [Fact]
    public void A_secret_is_found_with_its_place_and_kind()
    {
        var token = "gh" + "p_" + Alnum[..36];
        Assert.Equal([new SecretSpan(8, token.Length, "github")], Secrets.Find($"token = {token};"));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("eyJ-")]
    [InlineData("password=")]
    [InlineData("password ")]
    [InlineData("token_")]
    [InlineData("-----BEGIN PRIVATE KEY-----")]
    [InlineData("-----BEGIN ")]
    [InlineData("://a:")]
    [InlineData("sk-ant-")]
    [InlineData("SG.aaaaaaaaaaaaaaaaaaaaaa.")]
    [InlineData("AKIA")]
    [InlineData("Password=x1;Server=y;")]
    [InlineData("[secret:")]
    public void Time_is_linear_whatever_the_text(string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 2_000_000 / unit.Length));
        Quick.Within(TimeSpan.FromSeconds(2), () => Secrets.Replace(text));
    }
}
