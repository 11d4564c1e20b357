using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>System calls written down beforehand, in memory that no collector moves: what a child carries out between its birth and its program, where no managed code may allocate or load.</summary>
internal sealed unsafe class Steps
{
    private readonly List<Step> steps = [];

    public int Count => steps.Count;

    /// <summary>A call that must succeed.</summary>
    public Steps Must(string what, nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0, nint sixth = 0) =>
        Add(new() { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Fifth = fifth, Sixth = sixth, What = Text(what) });

    /// <summary>A call that may fail.</summary>
    public Steps May(nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0, nint sixth = 0) =>
        Add(new() { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Fifth = fifth, Sixth = sixth });

    /// <summary>From here on a child of the child goes on; the one that was there waits for it, takes in orphans, and ends as it ended.</summary>
    public Steps Split() => Add(new() { Number = Step.Fork, What = Text("a process could not be made") });

    /// <summary>A call that must succeed and whose result is needed by later ones, as four bytes at a place.</summary>
    public Steps Keep(string what, int* place, nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0) =>
        Add(new() { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Place = place, What = Text(what) });

    /// <summary>The same where the first argument is such a result.</summary>
    public Steps With(string? what, int* place, nint number, nint second = 0, nint third = 0, nint fourth = 0) =>
        Add(new() { Number = number, Second = second, Third = third, Fourth = fourth, FirstFrom = place, What = what is null ? null : Text(what) });

    /// <summary>Like <see cref="Keep"/>, but it may fail.</summary>
    public Steps Try(int* place, nint number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0) =>
        Add(new() { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Place = place });

    public Step* ToMemory()
    {
        var memory = (Step*)NativeMemory.Alloc((nuint)steps.Count, (nuint)sizeof(Step));
        for (var i = 0; i < steps.Count; i++)
        {
            memory[i] = steps[i];
        }
        return memory;
    }

    // The process is replaced or ends soon: nothing here is ever freed.
    public static byte* Text(string text) => (byte*)Marshal.StringToCoTaskMemUTF8(text);

    public static byte** Texts(IReadOnlyList<string> texts)
    {
        var memory = (byte**)NativeMemory.AllocZeroed((nuint)texts.Count + 1, (nuint)sizeof(byte*));
        for (var i = 0; i < texts.Count; i++)
        {
            memory[i] = Text(texts[i]);
        }
        return memory;
    }

    public static T* Of<T>(params ReadOnlySpan<T> values)
        where T : unmanaged
    {
        var memory = (T*)NativeMemory.Alloc((nuint)Math.Max(1, values.Length), (nuint)sizeof(T));
        values.CopyTo(new Span<T>(memory, values.Length));
        return memory;
    }

    private Steps Add(Step step)
    {
        steps.Add(step);
        return this;
    }
}
