using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The signals a daemon listens to (specification 3.5): TERM, INT, QUIT, HUP and USR2. The runtime's own handler writes them
/// to a pipe, and a thread of the runtime reads it and calls us; nothing of ours runs inside a signal handler. CHLD is never
/// registered: the runtime would then reap our children. What is not listened to keeps its default, so USR1 ends the daemon.
/// </summary>
internal static class DaemonSignals
{
    private const int LargestAction = 256;

    private static readonly (int Number, PosixSignal Name)[] Heard =
    [
        (Libc.SIGHUP, PosixSignal.SIGHUP), (Libc.SIGINT, PosixSignal.SIGINT), (Libc.SIGQUIT, PosixSignal.SIGQUIT),
        (Libc.SIGTERM, PosixSignal.SIGTERM), (Libc.SIGUSR2, (PosixSignal)Libc.SIGUSR2),
    ];

    // Never given up: a second TERM while the process is ending would find the default action, and the exit status be a signal's.
    private static readonly List<PosixSignalRegistration> ToTheEnd = [];

    private static readonly Lock OneAtATime = new();

    private static Action<int>? _received;

    /// <summary>
    /// The first line of Main. CHLD goes back to its default; a log that reaches RLIMIT_FSIZE is a failed write and not the end.
    /// </summary>
    internal static void Prepare()
    {
        ChildSignal.SetDefault();
        _ = Libc.signal(Libc.SIGXFSZ, Libc.SIG_IGN);
    }

    /// <summary>
    /// From now to the end of the process each signal is given to <paramref name="received"/> by its number, one at a time, as
    /// often as it comes. A signal that whoever started us had ignored (nohup, a background job of a script) is listened to
    /// like the others.
    /// </summary>
    internal static void Listen(Action<int> received)
    {
        // All of them first: with the first registration the runtime looks at what else is ignored, and leaves it so.
        foreach (var (number, _) in Heard)
        {
            if (IsIgnored(number)) _ = Libc.signal(number, Libc.SIG_DFL);
        }

        _received = received;
        ToTheEnd.AddRange(Heard.Select(s => PosixSignalRegistration.Create(s.Name, context =>
        {
            context.Cancel = true;
            Receive(s.Number);
        })));
        CallWithoutNewThread();
    }

    // The runtime would make a thread for each signal it tells of. Where the user has as many processes as he may there is none,
    // and a TERM would end the daemon as a crash does, its children left behind.
    private static unsafe void CallWithoutNewThread()
    {
        try
        {
            RuntimeNative.SetPosixSignalHandler(&Called);
        }
        catch (EntryPointNotFoundException)
        {
            // A runtime that does this otherwise: it calls back as it was asked to above.
        }
    }

    [UnmanagedCallersOnly]
    private static int Called(int number, int name)
    {
        if (!Array.Exists(Heard, s => s.Number == number)) return 0;
        Receive(number);
        return 1;
    }

    private static void Receive(int number)
    {
        lock (OneAtATime) _received!(number);
    }

    private static unsafe bool IsIgnored(int number)
    {
        var action = stackalloc nint[LargestAction / sizeof(nint)];
        return Libc.sigaction(number, null, action) == 0 && action[0] == Libc.SIG_IGN;
    }
}
