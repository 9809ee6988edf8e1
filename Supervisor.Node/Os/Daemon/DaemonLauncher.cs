using System.Runtime.InteropServices;
using Supervisor.Actors.Lifecycle;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The command that a user typed, while the daemon it starts is not up: it holds the terminal, waits, and takes the daemon's
/// fate for its own exit status. The daemon's side is <see cref="Daemonizer"/>, which also tells how the two are used.
/// </summary>
internal static class DaemonLauncher
{
    private const int Failure = 1;

    /// <summary>
    /// Starts the daemon and returns the exit status of the command: 0 once the daemon is up; the daemon's own when it gave
    /// up, having said why on the terminal they share; 1 when it died in another way, which is then said on <paramref name="error"/>.
    /// </summary>
    internal static int Run(TextWriter error)
    {
        try
        {
            var (read, write) = LaunchPipe.Create();
            var pid = OwnProgram.Spawn(LaunchPipe.Variable, LaunchPipe.Describe(write), DescriptorLimits.Inherited());
            _ = Libc.close(write);
            return LaunchPipe.IsUp(read) ? 0 : Fate(Wait(pid), error);
        }
        catch (OsError e)
        {
            error.WriteLine($"supervisord: could not start the daemon: {e.Message}");
            return Failure;
        }
    }

    private static int Fate(WaitStatus status, TextWriter error)
    {
        if (status.ExitCode > 0) return status.ExitCode;
        error.WriteLine($"supervisord: the daemon ended before it was up ({status})");
        return Failure;
    }

    // This one child and no other: whoever started us may have left us some of its own.
    private static unsafe WaitStatus Wait(int pid)
    {
        int status;
        while (Libc.waitpid(pid, &status, 0) < 0)
        {
            if (Marshal.GetLastPInvokeError() != Libc.EINTR) throw OsError.Last("waitpid");
        }

        var signal = status & 0x7f;
        return signal == 0 ? WaitStatus.Exited((status >> 8) & 0xff) : WaitStatus.Killed(signal, (status & 0x80) != 0);
    }
}
