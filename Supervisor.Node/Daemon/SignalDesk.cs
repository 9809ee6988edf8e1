using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Daemon;

/// <summary>What each signal asks of the daemon (specification 3.5).</summary>
internal sealed class SignalDesk
{
    private readonly Lock _gate = new();
    private readonly Queue<int> _early = [];
    private TreeSupervisor? _supervisor;

    /// <summary>Who answers from now on; it hears first of what came while nobody did.</summary>
    public void Become(TreeSupervisor? supervisor)
    {
        lock (_gate)
        {
            _supervisor = supervisor;
            while (supervisor is not null && _early.TryDequeue(out var signal)) Hand(signal, supervisor);
        }
    }

    /// <summary>Called for each signal, on no particular thread.</summary>
    public void Receive(int signal)
    {
        lock (_gate)
        {
            if (_supervisor is { } supervisor) Hand(signal, supervisor);
            else if (!_early.Contains(signal)) _early.Enqueue(signal);
        }
    }

    private static void Hand(int signal, TreeSupervisor supervisor)
    {
        var name = Signals.Name(signal);
        switch (signal)
        {
            case Libc.SIGHUP when supervisor.Mood == Mood.Shutdown:
                supervisor.MainLog.Write(LogLevel.Warn, $"ignored {name} indicating restart request (shutdown in progress)");
                break;
            case Libc.SIGHUP:
                supervisor.MainLog.Write(LogLevel.Warn, $"received {name} indicating restart request");
                Ask(supervisor, new SupervisorCommand.Restart { By = name });
                break;
            case Libc.SIGUSR2:
                supervisor.MainLog.Write(LogLevel.Info, $"received {name} indicating log reopen request");
                supervisor.MainLog.Reopen();
                Ask(supervisor, new SupervisorCommand.ReopenLogs());
                break;
            default:
                supervisor.MainLog.Write(LogLevel.Warn, $"received {name} indicating exit request");
                Ask(supervisor, new SupervisorCommand.Shutdown { By = name });
                break;
        }
    }

    // Nobody waits for the answer; what can go wrong is in the log already.
    private static void Ask(TreeSupervisor supervisor, SupervisorCommand command) => _ = supervisor.Ask(command);
}
