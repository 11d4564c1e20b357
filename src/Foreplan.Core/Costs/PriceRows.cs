using Foreplan.Diagnostics;
using Foreplan.Roles;

namespace Foreplan.Costs;

// What was read of prices: the rows, what could not be read, and the row of each model family.
internal sealed class PriceRows
{
    private readonly Dictionary<string, Price> byFamily = [];

    public PriceRows(IReadOnlyList<Price> rows, IReadOnlyList<Diagnostic> diagnostics)
    {
        Rows = rows;
        Diagnostics = diagnostics;
        foreach (var row in rows)
        {
            byFamily[ModelNames.FamilyId(row.Id)] = row;
        }
    }

    public IReadOnlyList<Price> Rows { get; }

    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    public IReadOnlyDictionary<string, Price> ByFamily => byFamily;
}
