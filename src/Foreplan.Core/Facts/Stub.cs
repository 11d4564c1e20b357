#pragma warning disable
namespace Foreplan.Facts { public static class RepositoryFacts { public static string Describe(Foreplan.Checks.ITree t, System.Collections.Generic.IReadOnlyList<Foreplan.Repositories.CommitInfo> l, int m) => string.Join("\n", t.Paths); } }
namespace Foreplan.Reviews {
 public sealed record Deviation { public string? Path {get;init;} public int? Line {get;init;} public int? Phase {get;init;} public string Kind {get;init;}=""; public string Title {get;init;}=""; public string Detail {get;init;}=""; public static Deviation NotDone(string c, string w) => new() { Title = c, Detail = w }; }
 public static class Deviations { public static System.Collections.Generic.IReadOnlyList<Deviation> Find(params object?[] a) => []; }
 public sealed class DiffMap { public static DiffMap Of(string d) => new(); public bool IsChanged(string p, int l) => true; }
}
