using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Foreplan.Workspace.Processes.Confinement;

/// <summary>
/// Makes a child that carries out <see cref="Steps"/>. A process with threads cannot leave its user namespace, a child can be born in another; and what restricts itself
/// for good must not be this process. The child holds one thread of a runtime: it calls the kernel through pointers, without the runtime, and ends in another program or not at all.
/// </summary>
internal static unsafe class Newborn
{
    public const int Failed = 125;

    private const nint ChildSignal = 17;
    private const nint StandardError = 2;
    private const nint AnyChild = -1;
    private const int Interrupted = 4;

    /// <summary>The child's id.</summary>
    /// <param name="flags">The namespaces that it is born into.</param>
    /// <param name="steps">What it does.</param>
    public static nint Start(nint flags, Steps steps)
    {
        var main = NativeLibrary.GetMainProgramHandle();
        var call = (delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint, nint>)NativeLibrary.GetExport(main, "syscall");
        var error = (delegate* unmanaged[Cdecl, SuppressGCTransition]<int*>)NativeLibrary.GetExport(main, "__errno_location");
        var memory = steps.ToMemory();
        var numbers = Steps.Of<nint>(SystemCalls.Clone, SystemCalls.Wait, SystemCalls.Write, SystemCalls.Exit);
        return Bear(flags | ChildSignal, memory, steps.Count, call, error, numbers, Steps.Of(new byte[512]), Steps.Of(0));
    }

    // Compiled whole before it runs: nothing in it may need the runtime once the child is there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Bear(
        nint flags,
        Step* steps,
        int count,
        delegate* unmanaged[Cdecl, SuppressGCTransition]<nint, nint, nint, nint, nint, nint, nint, nint> call,
        delegate* unmanaged[Cdecl, SuppressGCTransition]<int*> error,
        nint* numbers,
        byte* line,
        int* status)
    {
        var born = call(numbers[0], flags, 0, 0, 0, 0, 0);
        if (born != 0)
        {
            return born < 0 ? -*error() : born;
        }
        for (var i = 0; i < count; i++)
        {
            var step = steps + i;
            nint result;
            if (step->Number == Step.Fork)
            {
                result = call(numbers[0], ChildSignal, 0, 0, 0, 0, 0);
                if (result > 0)
                {
                    while (true)
                    {
                        var ended = call(numbers[1], AnyChild, (nint)status, 0, 0, 0, 0);
                        if (ended == result)
                        {
                            var signal = *status & 0x7F;
                            call(numbers[3], signal == 0 ? (*status >> 8) & 0xFF : 128 + signal, 0, 0, 0, 0, 0);
                        }
                        if (ended < 0 && *error() != Interrupted)
                        {
                            call(numbers[3], Failed, 0, 0, 0, 0, 0);
                        }
                    }
                }
            }
            else
            {
                result = call(step->Number, step->FirstFrom == null ? step->First : *step->FirstFrom, step->Second, step->Third, step->Fourth, step->Fifth, step->Sixth);
            }
            if (step->Place != null)
            {
                *step->Place = (int)result;
            }
            if (result < 0 && step->What != null)
            {
                var code = *error();
                var length = 0;
                for (var from = step->What; *from != 0 && length < 480; from++)
                {
                    line[length++] = *from;
                }
                line[length++] = (byte)' ';
                line[length++] = (byte)'(';
                line[length++] = (byte)('0' + (code / 100 % 10));
                line[length++] = (byte)('0' + (code / 10 % 10));
                line[length++] = (byte)('0' + (code % 10));
                line[length++] = (byte)')';
                line[length++] = (byte)'\n';
                call(numbers[2], StandardError, (nint)line, length, 0, 0, 0);
                call(numbers[3], Failed, 0, 0, 0, 0, 0);
            }
        }
        call(numbers[3], Failed, 0, 0, 0, 0, 0);
        return 0;
    }
}
