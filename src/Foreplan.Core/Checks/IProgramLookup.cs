namespace Foreplan.Checks;

/// <summary>Answers whether a program can be started on this machine.</summary>
public interface IProgramLookup
{
    /// <summary>The full path of the program as the search path resolves it; null when there is none.</summary>
    string? Find(string program);
}
