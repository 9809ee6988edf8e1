using System.Globalization;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.ServiceManager;

/// <summary>
/// Tells the service manager how one life of the daemon goes: that it is up, how its processes are, that it reloads or ends; and,
/// where the manager waits for it, that all is well. That is said only when the supervision tree has answered a question in between.
/// </summary>
public sealed class ServiceManagerActor : UntypedActor, IWithTimers
{
    private static readonly TimeSpan StatusDelay = TimeSpan.FromSeconds(1), RetryDelay = TimeSpan.FromMilliseconds(50);

    private readonly NotifyOutbox _outbox;
    private readonly TimeSpan? _beatPeriod;
    private readonly IActorRef _tree;
    private readonly TreePorts _ports;
    private readonly Watcher _watcher;
    private string _status = "";
    private bool _isAsked;
    private bool _isLate;

    private ServiceManagerActor(INotifySocket socket, TimeSpan? beatPeriod, IActorRef tree, TreePorts ports)
    {
        (_outbox, _beatPeriod, _tree, _ports) = (new(socket, ports.Log), beatPeriod, tree, ports);
        _watcher = new(Self);
    }

    private enum Note
    {
        ProcessChanged,
        MoodChanged,
        StatusDue,
        BeatDue,
        RetryDue,
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <param name="socket">The way to the manager.</param>
    /// <param name="beatPeriod">How often it wants to hear that all is well; null for never.</param>
    /// <param name="tree">Who has to answer before.</param>
    /// <param name="ports">The board it reads, and the log.</param>
    public static Props Props(INotifySocket socket, TimeSpan? beatPeriod, IActorRef tree, TreePorts ports) =>
        Producer.Props(() => new ServiceManagerActor(socket, beatPeriod, tree, ports));

    /// <inheritdoc/>
    protected override void PreStart() => _ports.Board.Watch(_watcher);

    /// <inheritdoc/>
    protected override void PostStop() => _ports.Board.Unwatch(_watcher);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Up: BeUp(); break;
            case Note.MoodChanged: TellMood(); break;
            case Note.ProcessChanged: After(StatusDelay, Note.StatusDue); break;
            case Note.StatusDue: TellStatus(); break;
            case Note.BeatDue: AskTree(); break;
            case ActorIdentity { Subject: not null }: TellAlive(); break;
            case Note.RetryDue: _outbox.Retry(); break;
            default: Unhandled(message); break;
        }

        if (_outbox.IsWaiting) After(RetryDelay, Note.RetryDue);
    }

    private void After(TimeSpan delay, Note note)
    {
        if (!Timers.IsTimerActive(note)) Timers.StartSingleTimer(note, note, delay);
    }

    private void BeUp()
    {
        _status = NotifyText.Status(_ports.Board.All());
        _outbox.Send(NotifyText.Ready(Environment.ProcessId, _status));
        if (_beatPeriod is { } period) Timers.StartPeriodicTimer(Note.BeatDue, Note.BeatDue, period);
        Sender.Tell(new Told(), Self);
    }

    private void TellMood()
    {
        switch (_ports.Board.Mood)
        {
            case Mood.Shutdown: _outbox.Send(NotifyText.Stopping); break;
            case Mood.Restarting: _outbox.Send(NotifyText.Reloading(_ports.Time.GetElapsedTime(0))); break;
            default: break;
        }
    }

    private void TellStatus()
    {
        if (_ports.Board.Mood != Mood.Running || (NotifyText.Status(_ports.Board.All()) is var status && status == _status)) return;
        if (_outbox.Offer("STATUS=" + status)) _status = status;
        else After(StatusDelay, Note.StatusDue);
    }

    private void AskTree()
    {
        if (_isAsked)
        {
            SayItIsLate();
            return;
        }

        _isAsked = true;
        _tree.Tell(new Identify(Note.BeatDue), Self);
    }

    private void SayItIsLate()
    {
        if (_isLate) return;
        _isLate = true;
        _ports.Log.Write(LogLevel.Critical, string.Create(CultureInfo.InvariantCulture,
            $"the supervision tree has not answered for {_beatPeriod!.Value.TotalSeconds} seconds: the service manager is not told that all is well"));
    }

    private void TellAlive()
    {
        (_isAsked, _isLate) = (false, false);
        _outbox.Offer(NotifyText.Alive);
    }

    /// <summary>The daemon is up and answers requests; answered by <see cref="Told"/>.</summary>
    public sealed record Up;

    /// <summary>The manager has been told, or will be once its queue has room.</summary>
    public sealed record Told;

    private sealed class Watcher(IActorRef self) : IBoardWatcher
    {
        void IBoardWatcher.ProcessChanged(Namespec name) => self.Tell(Note.ProcessChanged, ActorRefs.NoSender);

        void IBoardWatcher.MoodChanged() => self.Tell(Note.MoodChanged, ActorRefs.NoSender);
    }
}
