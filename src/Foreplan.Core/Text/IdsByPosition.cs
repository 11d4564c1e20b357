namespace Foreplan.Text;

// Gives R1, R2 … to what has no id, leaving out those that are written somewhere.
internal sealed class IdsByPosition(string prefix, IReadOnlySet<string> written)
{
    private int last;

    public string Next()
    {
        string id;
        do
        {
            id = $"{prefix}{++last}";
        }
        while (written.Contains(id));
        return id;
    }
}
