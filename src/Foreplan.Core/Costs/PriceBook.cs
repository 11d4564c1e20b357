using Foreplan.Diagnostics;
using Foreplan.Roles;
using Foreplan.Text;

namespace Foreplan.Costs;

/// <summary>The prices that are known: one row per model family.</summary>
public sealed class PriceBook
{
    // Most commands need no price: the text is read when one is asked for.
    private readonly Lazy<PriceRows> read;
    private readonly Lazy<string> stamp;

    /// <summary>A book that knows no price.</summary>
    public PriceBook()
        : this("", static () => new([], []))
    {
    }

    private PriceBook(string texts, Func<PriceRows> read)
    {
        this.read = new(read);
        stamp = new(() => TextHash.Of(texts));
    }

    /// <summary>Every row: the built-in ones in their order, then those that only the override has.</summary>
    public IReadOnlyList<Price> Rows => read.Value.Rows;

    /// <summary>Differs when the texts that it was read from do.</summary>
    internal string Stamp => stamp.Value;

    /// <summary>What could not be read; such a row is left out.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => read.Value.Diagnostics;

    /// <summary>Reads prices from <c>{ "models": [ … ] }</c> or a bare array of rows. Never throws: what cannot be read is a diagnostic.</summary>
    /// <param name="json">The prices.</param>
    /// <param name="overrideJson">The person's own prices in the same shape; a row replaces the one of the same model whole.</param>
    public static PriceBook Parse(string json, string? overrideJson = null) =>
        new($"{json}\0{overrideJson}", () => PriceReader.Read(json, overrideJson));

    /// <summary>The price of a model; null when it is not known. A dated or otherwise spelled id finds its family's row; local and scripted models without a row cost nothing.</summary>
    public Price? Find(ModelRef model) =>
        read.Value.ByFamily.GetValueOrDefault(ModelNames.FamilyId(model.ToString()))
        ?? (IsFree(model) ? new Price { Id = model.ToString(), Input = 0, Output = 0 } : null);

    /// <summary>
    /// Dollars for a call: the dearer of the model asked and the model that answered; null when a price is not known.
    /// The dearer of two is known only when both are: a known model that was answered for by an unknown one has no known cost.
    /// A call that used nothing cost nothing at any price.
    /// </summary>
    /// <param name="asked">The model asked.</param>
    /// <param name="answered">The provider's name of the model that answered, or <c>provider/model</c>; null when it did not say.</param>
    /// <param name="usage">What was used.</param>
    public decimal? CostOf(ModelRef asked, string? answered, Usage usage)
    {
        if (usage is { TotalInput: 0, Output: 0 })
        {
            return 0;
        }

        var first = Find(asked)?.CostOf(usage);
        if (string.IsNullOrWhiteSpace(answered) || asked.IsSameModel(answered))
        {
            return first;
        }

        var second = FindAnswered(asked, answered)?.CostOf(usage);
        return first is { } a && second is { } b ? Math.Max(a, b) : null;
    }

    /// <summary>The most a call can cost: all input written to the cache and the whole output, in the dearest band; null when the price is not known.</summary>
    public decimal? Reserve(ModelRef model, long inputTokens, long maximumOutput) => Find(model)?.Most(inputTokens, maximumOutput);

    /// <summary>The newest row of a tier among the providers; null when there is none. Of rows equally new, the first in the book.</summary>
    /// <param name="tier">The tier.</param>
    /// <param name="providers">Names such as <c>anthropic</c>: those that the person has a key for.</param>
    public Price? Newest(ModelTier tier, IReadOnlyCollection<string> providers) =>
        Rows.Where(r => r.Tier == tier && providers.Contains(r.Id.Split('/')[0]))
            .OrderByDescending(r => r.Released, StringComparer.Ordinal)
            .FirstOrDefault();

    private static bool IsFree(ModelRef model) => model.Provider is "ollama" or "scripted";

    // A script names a whole id, a provider its own name of the model.
    private Price? FindAnswered(ModelRef asked, string answered) =>
        read.Value.ByFamily.GetValueOrDefault(ModelNames.FamilyId(answered))
        ?? Find(asked.Provider == "scripted" && ModelRef.TryParse(answered, out var named) ? named : new ModelRef(asked.Provider, answered));
}
