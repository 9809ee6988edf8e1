using Supervisor.Actors.Configuration;
using Supervisor.Actors.History;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>
/// What is known of one process slot. It outlives the actor that writes it: a restart by the supervision strategy makes a new
/// actor and a new child, and loses neither the count of failed starts nor anybody who waits. Only that one actor touches it.
/// </summary>
internal sealed class ProcessLedger(string group, ProcessConfig config, ISharedSocket? socket = null)
{
    private readonly Dictionary<long, (Caller Caller, ProcessAction Action)> _asked = [];
    private long _tickets;
    private ProcessOutput? _output;
    private ProcessChronicler? _chronicler;

    internal ProcessConfig Config { get; } = config;

    internal ISharedSocket? Socket { get; } = socket;

    internal Namespec Name { get; } = new(group, config.Name);

    internal LifecycleRules Rules { get; } = LifecycleRules.Of(config);

    internal ProcessSnapshot Snapshot { get; set; } = ProcessSnapshot.Initial;

    internal IProcessSlot? Slot { get; set; }

    internal Waiters Waiters { get; } = new();

    /// <summary>Where a listener and its pool speak.</summary>
    internal ListenerLine Listener { get; } = new();

    internal ProcessChronicler ChroniclerOn(HistoryBoard board) => _chronicler ??= new(board, Name, Config);

    internal ProcessOutput Output => _output ??= new(this);

    /// <summary>A ticket for a question to the host, on behalf of a caller.</summary>
    internal long Ask(Caller caller, ProcessAction action)
    {
        _asked.Add(++_tickets, (caller, action));
        return _tickets;
    }

    /// <summary>Whom the host's answer concerns, and what they wanted.</summary>
    internal (Caller Caller, ProcessAction Action) TakeAsked(long ticket) =>
        _asked.Remove(ticket, out var asked)
            ? asked
            : throw new InvalidOperationException($"Nobody asked for ticket {ticket} of {Name}.");

    /// <summary>Everybody whom no answer of the host will reach any more.</summary>
    internal IEnumerable<Caller> TakeAllAsked()
    {
        var callers = _asked.Values.Select(asked => asked.Caller).ToList();
        _asked.Clear();
        return callers;
    }

    /// <summary>Whether somebody still waits for an answer.</summary>
    internal bool IsAwaited => _asked.Count > 0 || Waiters.Any;

    internal ProcessInfo Info => new()
    {
        Group = Name.Group,
        Name = Config.Name,
        State = Snapshot.State,
        Spawns = Snapshot.Incarnation.Number,
        Pid = Snapshot.Pid,
        Start = Snapshot.Start,
        Stop = Snapshot.Stop,
        SpawnError = Snapshot.SpawnError,
        ExitStatus = Snapshot.ExitStatus ?? 0,
        StdoutLogFile = Slot?.StdoutLogFile ?? "",
        StderrLogFile = Slot?.StderrLogFile ?? "",
    };
}
