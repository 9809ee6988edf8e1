using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The signals a daemon listens to (specification 3.5): TERM, INT, QUIT, HUP and USR2. The runtime's own handler writes them
/// to a pipe and calls back on a pool thread; nothing of ours runs inside a signal handler. CHLD is never registered: the
/// runtime would then reap our children. What is not listened to keeps its default, so USR1 ends the daemon.
/// </summary>
internal sealed class DaemonSignals : IDisposable
{
    private const int LargestAction = 256;

    private static readonly (int Number, PosixSignal Name)[] Heard =
    [
        (Libc.SIGHUP, PosixSignal.SIGHUP), (Libc.SIGINT, PosixSignal.SIGINT), (Libc.SIGQUIT, PosixSignal.SIGQUIT),
        (Libc.SIGTERM, PosixSignal.SIGTERM), (Libc.SIGUSR2, (PosixSignal)Libc.SIGUSR2),
    ];

    private readonly Lock _gate = new();
    private readonly Action<int> _received;
    private readonly PosixSignalRegistration[] _registrations;

    private DaemonSignals(Action<int> received)
    {
        _received = received;
        _registrations = [.. Heard.Select(s => PosixSignalRegistration.Create(s.Name, c => Receive(s.Number, c)))];
    }

    /// <summary>
    /// The first line of Main. CHLD goes back to its default; a log that reaches RLIMIT_FSIZE is a failed write and not the end.
    /// </summary>
    internal static void Prepare()
    {
        ChildSignal.SetDefault();
        _ = Libc.signal(Libc.SIGXFSZ, Libc.SIG_IGN);
    }

    /// <summary>
    /// From now on each signal is given to <paramref name="received"/> by its number, one at a time, as often as it comes.
    /// A signal that whoever started us had ignored (nohup, a background job of a script) is listened to like the others.
    /// Dispose means default actions again, so not before the very end.
    /// </summary>
    internal static DaemonSignals Listen(Action<int> received)
    {
        foreach (var (number, _) in Heard)
        {
            if (IsIgnored(number)) _ = Libc.signal(number, Libc.SIG_DFL);
        }

        return new(received);
    }

    public void Dispose() => Array.ForEach(_registrations, r => r.Dispose());

    private void Receive(int number, PosixSignalContext context)
    {
        context.Cancel = true;
        lock (_gate) _received(number);
    }

    private static unsafe bool IsIgnored(int number)
    {
        var action = stackalloc nint[LargestAction / sizeof(nint)];
        return Libc.sigaction(number, null, action) == 0 && action[0] == Libc.SIG_IGN;
    }
}
