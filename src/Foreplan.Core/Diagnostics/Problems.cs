namespace Foreplan.Diagnostics;

/// <summary>Every diagnostic once: its id, its wording and its fix. One file per range of ids.</summary>
public static partial class Problems
{
    private static Diagnostic Error(string id, string message, string fix) =>
        new() { Id = id, Severity = Severity.Error, Message = message, Fix = fix };

    private static Diagnostic Warning(string id, string message, string fix) =>
        new() { Id = id, Severity = Severity.Warning, Message = message, Fix = fix };

    private static Diagnostic Note(string id, string message, string fix) =>
        new() { Id = id, Severity = Severity.Note, Message = message, Fix = fix };
}
