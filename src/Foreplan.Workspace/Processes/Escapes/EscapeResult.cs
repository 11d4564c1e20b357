namespace Foreplan.Workspace.Processes.Escapes;

/// <summary>What came of an attempt to leave a sandbox.</summary>
public enum EscapeResult
{
    /// <summary>The sandbox kept it in.</summary>
    Held,

    /// <summary>It was possible; the change was found afterwards and put back.</summary>
    Detected,

    /// <summary>It got through.</summary>
    Escaped,

    /// <summary>It could not be tried here.</summary>
    NotTried,
}
