using System.Runtime.InteropServices;

namespace Supervisor.Tests.Support;

/// <summary>Sends signals to one process by its number; false where there is no such process (any more).</summary>
internal static partial class SignalByPid
{
    public const int Hup = 1, Int = 2, Quit = 3, Kill = 9, Usr1 = 10, Usr2 = 12, Term = 15, Cont = 18, Stop = 19;

    public static bool Send(int pid, int signal) =>
        pid > 1 ? kill(pid, signal) == 0 : throw new ArgumentOutOfRangeException(nameof(pid), pid, "Not one process.");

    public static bool IsAlive(int pid) => Send(pid, 0);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int kill(int pid, int signal);
}
