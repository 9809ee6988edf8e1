using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Metrics;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Sockets;

namespace Supervisor.Node.Os.Children;

/// <summary>One process slot: hands its work to the spawner thread and its events to its owner.</summary>
internal sealed class ProcessSlot(HostParts host, string group, ProcessConfig process, ICanTell owner, OutputTeller teller) : IProcessSlot
{
    private readonly OutputMeter _output = host.Meters.OutputOf(new(group, process.Name));
    private readonly IChildLogs _logs = host.Logs.Create(group, process, teller);
    private volatile Child? _child;
    private volatile bool _closing;

    /// <summary>What children have as stdin, where that is not a pipe.</summary>
    internal SocketShare? Socket { get; init; }

    public string? StdoutLogFile => _logs.StdoutPath;

    public string? StderrLogFile => _logs.StderrPath;

    public void Locate(long ticket) =>
        host.Spawner.Post(_ => Tell(new HostEvent.CommandLocated(ticket, host.Maker.Locate(process))));

    public void Spawn(Incarnation incarnation)
    {
        Forget();
        Post(incarnation, place: null);
    }

    public void Forget() => Socket?.GiveBack();

    public SignalOutcome Signal(Incarnation incarnation, int signal, bool wholeGroup) => Current(incarnation) is { } child
        ? host.Children.Signal(child, signal, wholeGroup)
        : ChildTable.Gone();

    public StdinOutcome WriteStdin(Incarnation incarnation, ReadOnlyMemory<byte> bytes) =>
        Current(incarnation) is not { } child ? StdinOutcome.NoChild : child.Streams.Stdin?.Write(bytes) ?? StdinOutcome.Closed;

    public void ReopenLogs() => host.Spawner.Post(_ => _logs.Reopen());

    public void ClearLogs(long ticket) => host.Spawner.Post(_ => Tell(new HostEvent.LogsCleared(ticket, _logs.Clear())));

    public void Heard(int bytes) => teller.Heard(bytes);

    public void Close()
    {
        _closing = true;
        host.Spawner.Post(_ => CloseLogs());
    }

    /// <summary>Called by the reaper. What the child had written is in its logs before the owner hears of its death.</summary>
    internal void Bury(Child child, Death death, long timestamp)
    {
        try
        {
            child.Streams.Drain();
        }
        finally
        {
            Interlocked.CompareExchange(ref _child, null, child);
            Tell(new HostEvent.ChildExited(child.Incarnation, death.Status, timestamp)
            {
                Usage = death.Usage,
                Output = child.Tail.Take(),
            });
            child.Streams.Release();
            if (_closing) host.Spawner.Post(_ => CloseLogs());
        }
    }

    private Child? Current(Incarnation incarnation) => _child is { } child && child.Incarnation == incarnation ? child : null;

    private void Post(Incarnation incarnation, ListenPlace? place) =>
        host.Spawner.Post(identity => Make(incarnation, place, identity));

    // Names are looked up elsewhere; then it is this slot's turn again.
    private void Make(Incarnation incarnation, ListenPlace? place, SpawnerIdentity identity)
    {
        switch (Socket?.Take(place))
        {
            case null: MakeWith(incarnation, socket: null, identity); break;
            case SocketTaking.Taken taken: MakeWith(incarnation, taken.Descriptor, identity); break;
            case SocketTaking.Failed failed: Tell(new HostEvent.SpawnFailed(incarnation, SpawnFailures.Socket(failed.Why))); break;
            case SocketTaking.Unresolved named: _ = Task.Run(() => Post(incarnation, named.Place.Resolve())); break;
        }
    }

    private void MakeWith(Incarnation incarnation, int? socket, SpawnerIdentity identity)
    {
        var tail = new OutputTail();
        try
        {
            var (start, problem) = host.Maker.Prepare(group, process, new TailedLogs(LogsFor(incarnation), tail, _output), socket);
            problem ??= Make(incarnation, start!, identity, tail);
            if (problem is not null) Tell(new HostEvent.SpawnFailed(incarnation, problem));
        }
        catch (Exception e)
        {
            Tell(new HostEvent.SpawnFailed(incarnation, SpawnFailures.Bug(process, e)));
            throw;
        }
    }

    private IChildLogs LogsFor(Incarnation incarnation) =>
        process.Kind == ProgramKind.EventListener ? new ListenerLogs(_logs, incarnation, teller) : _logs;

    private SpawnFailure? Make(Incarnation incarnation, PreparedStart start, SpawnerIdentity identity, OutputTail tail)
    {
        Child? child = null;
        SpawnFailure? problem;
        host.Children.BeginSpawn();
        try
        {
            var timestamp = host.Time.GetTimestamp();
            (var pid, problem) = host.Maker.Start(start, identity);
            if (problem is null)
            {
                host.Meters.Spawns.Count(host.Time.GetElapsedTime(timestamp));
                child = _child = new Child(pid, incarnation, start.Streams, this) { Tail = tail };
                start.Streams.CloseChildEnds();
                Tell(new HostEvent.ChildSpawned(incarnation, pid, timestamp));
            }
        }
        finally
        {
            host.Children.EndSpawn(child);
        }

        if (problem is not null) start.GiveUp(problem);
        return problem;
    }

    private void CloseLogs()
    {
        if (_child is not null) return;
        _logs.Close();
        Forget();
    }

    private void Tell(HostEvent told) => owner.Tell(told, ActorRefs.NoSender);
}
