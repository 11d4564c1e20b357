namespace Shop.Auth;

/// <summary>Who is logged in, by session id. Lost at a restart, and known to one server only.</summary>
public sealed class SessionStore
{
    private readonly Dictionary<string, string> users = [];

    public string Open(string user)
    {
        var id = Guid.NewGuid().ToString("N");
        users[id] = user;
        return id;
    }

    public string? UserOf(string id) => users.GetValueOrDefault(id);

    public void Close(string id) => users.Remove(id);
}
