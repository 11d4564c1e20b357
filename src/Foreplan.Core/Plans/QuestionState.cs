namespace Foreplan.Plans;

/// <summary>Where a question stands.</summary>
public enum QuestionState
{
    /// <summary>Nobody answered; the plan is written on the recommended answer and cannot be locked.</summary>
    Open,

    /// <summary>A person answered.</summary>
    Answered,

    /// <summary>The recommended answer was taken without asking.</summary>
    Assumed,
}
