namespace Shop.Auth;

/// <summary>The users and their passwords.</summary>
public sealed class UserStore
{
    private readonly Dictionary<string, string> passwords = new() { ["ada"] = "lovelace", ["alan"] = "turing" };

    public bool IsValid(string user, string password) =>
        passwords.TryGetValue(user, out var expected) && expected == password;
}
