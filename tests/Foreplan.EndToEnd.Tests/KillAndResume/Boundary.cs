using System.Reflection;
using System.Runtime.ExceptionServices;
using Foreplan.Plans;

namespace Foreplan.EndToEnd.Tests.KillAndResume;

/// <summary>A shelf, a folder or a journal that says when a record is about to be written and when it is on disk; whatever comes out of it says so too.</summary>
/// <typeparam name="T">The port that it stands in front of.</typeparam>
internal class Boundary<T> : DispatchProxy where T : class
{
    private object? inner;
    private Action<string>? at;

    public static T Of(T inner, Action<string> at)
    {
        var proxy = Create<T, Boundary<T>>();
        if (proxy is Boundary<T> boundary)
        {
            (boundary.inner, boundary.at) = (inner, at);
        }

        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var what = targetMethod?.Name == nameof(IOpenJournal.Append) ? args?[0]?.GetType().Name : null;
        Say(what is null ? null : $"before {what}");
        try
        {
            var answer = targetMethod?.Invoke(inner, args);
            Say(what is null ? null : $"after {what}");
            return at is null ? answer : Wrapped(answer, at);
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is { } why)
        {
            ExceptionDispatchInfo.Throw(why);
            throw;
        }
    }

    private static object? Wrapped(object? answer, Action<string> at) => answer switch
    {
        IPlanFolder folder => Boundary<IPlanFolder>.Of(folder, at),
        IOpenJournal journal => Boundary<IOpenJournal>.Of(journal, at),
        IReadOnlyList<IPlanFolder> folders => folders.Select(folder => Boundary<IPlanFolder>.Of(folder, at)).ToList(),
        _ => answer,
    };

    private void Say(string? boundary)
    {
        if (boundary is not null)
        {
            at?.Invoke(boundary);
        }
    }
}
