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

    // The tree hears of it later than the next signal may come.
    private bool _isEndAsked;

    /// <summary>Who answers from now on; it hears first of what came while nobody did.</summary>
    public void Become(TreeSupervisor? supervisor)
    {
        lock (_gate)
        {
            (_supervisor, _isEndAsked) = (supervisor, false);
            while (supervisor is not null && _early.TryDequeue(out var signal)) Hand_NeedsGate(signal, supervisor);
        }
    }

    /// <summary>Called for each signal, on no particular thread.</summary>
    public void Receive(int signal)
    {
        lock (_gate)
        {
            if (_supervisor is { } supervisor) Hand_NeedsGate(signal, supervisor);
            else if (!_early.Contains(signal)) _early.Enqueue(signal);
        }
    }

    private void Hand_NeedsGate(int signal, TreeSupervisor supervisor)
    {
        var name = Signals.Name(signal);
        switch (signal)
        {
            case Libc.SIGHUP when _isEndAsked || supervisor.Mood == Mood.Shutdown:
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
                _isEndAsked = true;
                supervisor.MainLog.Write(LogLevel.Warn, $"received {name} indicating exit request");
                Ask(supervisor, new SupervisorCommand.Shutdown { By = name });
                break;
        }
    }

    // Nobody waits for the answer; what can go wrong is in the log already.
    private static void Ask(TreeSupervisor supervisor, SupervisorCommand command) => _ = supervisor.Ask(command);
}
