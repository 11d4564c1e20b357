namespace Foreplan.Gates;

/// <summary>One test runner: how its command looks and how it tells its counts.</summary>
internal interface ITestRunner
{
    string Name { get; }

    /// <summary>True when the unwrapped words start this runner to run tests.</summary>
    bool IsStartedBy(IReadOnlyList<string> words);

    /// <summary>True when this command prints a count whenever a test ran, so that none means no test.</summary>
    bool SilenceMeansNone(IReadOnlyList<string> words);

    /// <summary>The counts in the output's lines; null when there are none.</summary>
    TestCount? Read(IReadOnlyList<string> lines);
}
