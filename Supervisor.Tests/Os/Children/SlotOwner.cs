using System.Threading.Channels;
using Akka.Actor;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;
using Supervisor.Tests.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

/// <summary>The owner of a slot: collects what it is told, and asks for what an actor would ask for.</summary>
internal sealed class SlotOwner : ICanTell
{
    private readonly Channel<HostEvent> _told = Channel.CreateUnbounded<HostEvent>();
    private Incarnation _last;

    public required IProcessSlot Slot { get; set; }

    public required RecordingLogs Logs { get; set; }

    public RecordingChannel Out => Logs.Out;

    public RecordingChannel Err => Logs.Err;

    /// <summary>Called on the thread that tells, before anybody hears of it.</summary>
    public Action<HostEvent> OnTold { get; set; } = _ => { };

    public bool HasHeardAll => _told.Reader.Count == 0;

    public void Tell(object message, IActorRef? sender)
    {
        OnTold((HostEvent)message);
        _told.Writer.TryWrite((HostEvent)message);
    }

    /// <summary>What it is told next, which must be of this kind.</summary>
    public async Task<T> Next<T>() where T : HostEvent => Assert.IsType<T>(await NextOf(typeof(T)));

    /// <summary>What it is told next, which must be of one of these kinds.</summary>
    public async Task<HostEvent> NextOf(params Type[] kinds)
    {
        var told = await _told.Reader.ReadAsync().AsTask().Within();
        Assert.Contains(told.GetType(), kinds);
        return told;
    }

    public Incarnation Spawn()
    {
        Slot.Spawn(_last = _last.Next());
        return _last;
    }

    public async Task<HostEvent.ChildSpawned> Spawned()
    {
        var incarnation = Spawn();
        var spawned = await Next<HostEvent.ChildSpawned>();
        Assert.Equal(incarnation, spawned.Incarnation);
        return spawned;
    }

    public async Task<SpawnFailure> Failed()
    {
        var incarnation = Spawn();
        var failed = await Next<HostEvent.SpawnFailed>();
        Assert.Equal(incarnation, failed.Incarnation);
        return failed.Failure;
    }

    public async Task<WaitStatus> Exited()
    {
        var exited = await Next<HostEvent.ChildExited>();
        Assert.Equal(_last, exited.Incarnation);
        return exited.Status;
    }

    /// <summary>Spawns, waits for the end, and gives the status.</summary>
    public async Task<WaitStatus> RunToEnd()
    {
        await Spawned();
        return await Exited();
    }

    public SignalOutcome Signal(int signal, bool wholeGroup = false) => Slot.Signal(_last, signal, wholeGroup);

    public StdinOutcome Write(string text) => Slot.WriteStdin(_last, System.Text.Encoding.UTF8.GetBytes(text));
}
