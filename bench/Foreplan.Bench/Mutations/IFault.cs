namespace Foreplan.Bench.Mutations;

/// <summary>A kind of fault that can be planted in any plan.</summary>
internal interface IFault
{
    string Kind { get; }

    /// <summary>Plants one; null where the plan has no place for it.</summary>
    Mutant? Plant(Draft plan, Dice dice);
}
