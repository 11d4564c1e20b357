#pragma warning disable
namespace Foreplan.Facts { public static class RepositoryFacts { public static string Describe(Foreplan.Checks.ITree t, System.Collections.Generic.IReadOnlyList<Foreplan.Repositories.CommitInfo> l, int m) => string.Join("\n", t.Paths); } }
