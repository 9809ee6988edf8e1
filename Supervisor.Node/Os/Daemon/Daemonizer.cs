using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Configuration.Values;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// How the program becomes a daemon (specification 3.1, 3.2). The runtime cannot fork. So the command, once it has read its
/// configuration and found that it is not to stay in the foreground, starts the program once more (<see cref="DaemonLauncher"/>)
/// and waits. The second process goes through the whole start by itself, on the same terminal, in the same directory and
/// session. Where the reference forks it takes its own session and directory; the terminal it keeps until it is up, so that
/// whatever goes wrong before is said where the user looks. Then the command ends with 0 and leaves it to init. In Main:
/// <code>
/// DaemonSignals.Prepare();                                    // first line
/// StandardDescriptors.Ensure();
/// using var daemonizer = Daemonizer.Inherit();                // null in the foreground and in the command itself
/// …arguments, configuration: exit 2…
/// if (!daemon.NoDaemon &amp;&amp; daemonizer is null) return DaemonLauncher.Run(ErrorWriter.Instance);
/// Privileges.Become(daemon.Uid, users);                       // Failed: exit 2
/// ResourceLimits.Raise(daemon.MinFds, daemon.MinProcs);       // Failed: exit 2; first start only
/// …activity log, messages, cleaning, groups, HTTP servers…
/// DaemonSignals.Listen(…);                                    // first start only
/// daemonizer?.Detach(daemon, log);                            // before the spawner's thread leaves the common umask
/// var pidFile = PidFile.Write(daemon.PidFile, log);
/// …children may start; requests are answered…
/// if (daemonizer?.ReportUp() == false) …shut down: whoever asked for a daemon has gone…
/// …
/// pidFile.Remove();
/// </code>
/// Until <see cref="ReportUp"/> nothing may use <see cref="Console"/>, which keeps copies of the terminal's descriptors:
/// <see cref="ErrorWriter"/> does not.
/// </summary>
internal sealed class Daemonizer : IDisposable
{
    private readonly IReadOnlyList<int> _copies;
    private int _pipe;

    private Daemonizer(int pipe, IReadOnlyList<int> copies) => (_pipe, _copies) = (pipe, copies);

    /// <summary>The process that was started first; it waits for this one.</summary>
    internal int Launcher { get; } = Libc.getppid();

    /// <summary>Not null in the process that is to become the daemon. Takes the trace of it out of the environment.</summary>
    internal static Daemonizer? Inherit()
    {
        var pipe = LaunchPipe.Inherit(Environment.GetEnvironmentVariable(LaunchPipe.Variable));
        Environment.SetEnvironmentVariable(LaunchPipe.Variable, null);
        return pipe is { } fd ? new(fd, StandardDescriptors.Copies()) : null;
    }

    /// <summary>Takes a session, a working directory and a umask of its own, for all threads.</summary>
    internal void Detach(DaemonConfig daemon, IActivityLog log)
    {
        ObjectDisposedException.ThrowIf(_pipe < 0, this);
        log.Write(LogLevel.Info, "daemonizing the supervisord process");
        if (daemon.Directory is { } directory) ChangeTo(directory, log);
        if (Libc.setsid() < 0) throw OsError.Last("setsid");
        _ = Libc.umask((uint)daemon.Umask);
    }

    /// <summary>
    /// Lets go of the terminal, and lets the command end with 0. False when it has ended already, interrupted by its user: then there is to be no daemon,
    /// as there is none when the reference is interrupted before it forks.
    /// </summary>
    internal bool ReportUp()
    {
        StandardDescriptors.ToNull(_copies);
        var heard = LaunchPipe.Report(_pipe);
        Dispose();
        return heard;
    }

    public void Dispose()
    {
        if (_pipe < 0) return;
        _ = Libc.close(_pipe);
        _pipe = -1;
    }

    private static void ChangeTo(string directory, IActivityLog log)
    {
        var quoted = PyText.Repr(directory);
        if (Libc.chdir(directory) == 0)
        {
            log.Write(LogLevel.Info, "set current directory: " + quoted);
            return;
        }

        var why = OsError.Last("chdir");
        log.Write(LogLevel.Critical, $"can't chdir into {quoted}: [Errno {why.Errno}] {why.Reason}: {quoted}");
    }
}
