using System.Runtime.InteropServices;

namespace Supervisor.Tests.Os.Children;

/// <summary>Forbids a system call to the calling thread and those it begins, as a container's profile does: EPERM.</summary>
internal static unsafe partial class Seccomp
{
    private const int PR_SET_NO_NEW_PRIVS = 38, PR_SET_SECCOMP = 22, SECCOMP_MODE_FILTER = 2;
    private const uint Allow = 0x7fff0000, Forbid = 0x00050000 | 1;
    private const ushort LoadWord = 0x20, JumpIfEqual = 0x15, Return = 0x06;

    public static void ForbidUnshare() =>
        ForbidCall(RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64 ? 272u : 97u);

    private static void ForbidCall(uint number)
    {
        var steps = stackalloc Step[4]
        {
            new(LoadWord, 0, 0, 0), new(JumpIfEqual, 0, 1, number), new(Return, 0, 0, Forbid), new(Return, 0, 0, Allow),
        };
        var program = new Filter { Length = 4, Steps = steps };
        Assert.Equal(0, prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
        Assert.Equal(0, prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, (nint)(&program), 0, 0));
    }

    [LibraryImport("libc")]
    private static partial int prctl(int what, nint first, nint second, nint third, nint fourth);

    private readonly record struct Step(ushort Code, byte IfTrue, byte IfFalse, uint Value);

    private struct Filter
    {
        public ushort Length;
        public Step* Steps;
    }
}
