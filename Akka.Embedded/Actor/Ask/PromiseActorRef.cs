using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <summary>
/// Stands for whoever awaits one answer. It gets a path, and a place under /temp, only when somebody asks for the path.
/// </summary>
internal abstract class PromiseActorRef(IActorRefProvider provider) : MinimalActorRef
{
    private readonly Lock _gate = new();
    private ActorPath? _path;
    private bool _closed;

    public override IActorRefProvider Provider { get; } = provider;

    public override IInternalActorRef Parent => Provider.TempContainer;

    public override ActorPath Path
    {
        get
        {
            lock (_gate)
            {
                if (_path is not null) return _path;
                _path = Provider.TempPath();
                if (!_closed) Provider.RegisterTempActor(this, _path);
                return _path;
            }
        }
    }

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    public override void Stop() => Close();

    internal override void SendSystemMessage(SystemMessage message)
    {
        switch (message)
        {
            case Watch watch:
                if (IsClosed) watch.Watcher.SendSystemMessage(new DeathWatchNotification(this, true, false));
                break;
            case DeathWatchNotification death:
                Tell(new Terminated(death.Actor, death.ExistenceConfirmed, death.AddressTerminated), death.Actor);
                break;
        }
    }

    private bool IsClosed
    {
        get
        {
            lock (_gate) return _closed;
        }
    }

    protected void Close()
    {
        lock (_gate)
        {
            if (_closed) return;
            _closed = true;
            if (_path is not null) Provider.UnregisterTempActor(_path);
        }
    }
}
