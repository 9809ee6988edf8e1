using System.Collections.Concurrent;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;

namespace Supervisor.Tests.Tree;

/// <summary>A host without children: each slot does what the test has told it to do.</summary>
internal sealed class FakeProcessHost(TimeProvider time) : IProcessHost
{
    private readonly ConcurrentDictionary<string, FakeSlot> _slots = [];
    private int _pid = 1000;
    private Action? _trial;

    /// <summary>What was asked of all slots, in order: <c>spawn a:a</c>, <c>signal 15 a:a</c>.</summary>
    public ConcurrentQueue<string> Asked { get; } = [];

    public FakeSlot this[string name] => _slots.GetOrAdd(name, n => new(this, n));

    internal TimeProvider Time => time;

    /// <summary>What is wrong with the sockets of every group, when set; null lets them be opened.</summary>
    public string? SocketProblem { get; set; }

    /// <summary>Set: trials of sockets are answered by <see cref="AnswerTrial"/> only.</summary>
    public bool HoldsTrials { get; set; }

    public IProcessSlot Open(string group, ProcessConfig process, ICanTell owner, ISharedSocket? socket = null)
    {
        var slot = this[$"{group}:{process.Name}"];
        slot.Socket = socket;
        slot.Owner = owner;
        slot.IsClosed = false;
        return slot;
    }

    public ISharedSocket Share(string program, FastCgiConfig socket) => new FakeSocket(socket.SocketUrl);

    public void TrySockets(GroupConfig group, ICanTell owner)
    {
        Asked.Enqueue($"try {group.Name}");
        _trial = () => owner.Tell(new HostEvent.SocketsTried(group, SocketProblem), ActorRefs.NoSender);
        if (!HoldsTrials) AnswerTrial();
    }

    public void AnswerTrial() => _trial?.Invoke();

    internal int NextPid() => Interlocked.Increment(ref _pid);
}

/// <summary>One slot: by default children are made at once and die of any signal but 0 and HUP.</summary>
internal sealed class FakeSlot(FakeProcessHost host, string name) : IProcessSlot
{
    private readonly Lock _gate = new();
    private Incarnation _incarnation;
    private bool _isAlive, _hasSpawned;

    public ICanTell? Owner { get; set; }

    public ISharedSocket? Socket { get; set; }

    public bool IsClosed { get; set; }

    public int HeardBytes { get; private set; }

    /// <summary>Of its latest child.</summary>
    public Incarnation Incarnation => _incarnation;

    /// <summary>Set: spawns are answered by <see cref="Bear"/> or <see cref="Refuse"/> only.</summary>
    public bool HoldsSpawns { get; set; }

    /// <summary>Set: signals other than KILL change nothing.</summary>
    public bool IsStubborn { get; set; }

    /// <summary>The answer to every lookup.</summary>
    public SpawnFailure? Problem { get; set; }

    /// <summary>The answer to every spawn, when set.</summary>
    public SpawnFailure? SpawnProblem { get; set; }

    /// <summary>The answer to every signal, when set.</summary>
    public SignalOutcome? SignalAnswer { get; set; }

    public StdinOutcome StdinAnswer { get; set; }

    public int Spawns { get; private set; }

    /// <summary>How often two children would have lived at once.</summary>
    public int Doubles { get; private set; }

    public string? StdoutLogFile => $"/log/{name}.out";

    public string? StderrLogFile => null;

    public void Locate(long ticket)
    {
        host.Asked.Enqueue($"locate {name}");
        Tell(new HostEvent.CommandLocated(ticket, Problem));
    }

    public void Spawn(Incarnation incarnation)
    {
        host.Asked.Enqueue($"spawn {name}");
        lock (_gate)
        {
            Spawns++;
            _hasSpawned = true;
            _incarnation = incarnation;
        }

        if (HoldsSpawns) return;
        if (SpawnProblem is { } problem) Tell(new HostEvent.SpawnFailed(incarnation, problem));
        else Bear();
    }

    public void Forget()
    {
        if (Socket is null || !_hasSpawned) return;
        _hasSpawned = false;
        host.Asked.Enqueue($"forget {name}");
    }

    public void Bear()
    {
        lock (_gate)
        {
            if (_isAlive) Doubles++;
            _isAlive = true;
            Tell(new HostEvent.ChildSpawned(_incarnation, host.NextPid(), host.Time.GetTimestamp()));
        }
    }

    /// <summary>The child wrote something.</summary>
    public void Say(HostEvent spoken) => Tell(spoken);

    public void Refuse(string text) =>
        Tell(new HostEvent.SpawnFailed(_incarnation, new(SpawnStage.Fork, 11, text)));

    public void Exit(WaitStatus status)
    {
        lock (_gate)
        {
            if (!_isAlive) return;
            _isAlive = false;
            Tell(new HostEvent.ChildExited(_incarnation, status, host.Time.GetTimestamp()));
        }
    }

    public SignalOutcome Signal(Incarnation incarnation, int signal, bool wholeGroup)
    {
        host.Asked.Enqueue($"signal {signal}{(wholeGroup ? " group" : "")} {name}");
        if (SignalAnswer is { } answer) return answer;
        if (signal is 0 or 1 || (IsStubborn && signal != Signals.Kill)) return new SignalOutcome.Sent();
        Exit(WaitStatus.Killed(signal));
        return new SignalOutcome.Sent();
    }

    public StdinOutcome WriteStdin(Incarnation incarnation, ReadOnlyMemory<byte> bytes)
    {
        host.Asked.Enqueue($"stdin {bytes.Length} {name}");
        return StdinAnswer;
    }

    public void ReopenLogs() => host.Asked.Enqueue($"reopen {name}");

    public void ClearLogs(long ticket)
    {
        host.Asked.Enqueue($"clear {name}");
        Tell(new HostEvent.LogsCleared(ticket, Succeeded: true));
    }

    public void Heard(int bytes) => HeardBytes += bytes;

    public void Close() => IsClosed = true;

    private void Tell(HostEvent told) => Owner!.Tell(told, ActorRefs.NoSender);
}

/// <summary>A socket that is never opened.</summary>
internal sealed record FakeSocket(string Url) : ISharedSocket;
