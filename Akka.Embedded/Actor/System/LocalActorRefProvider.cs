using Akka.Actor.Internal;
using Akka.Event;

namespace Akka.Actor;

internal sealed class LocalActorRefProvider : IActorRefProvider
{
    private readonly TaskCompletionSource _terminated = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly EventStream _eventStream;
    private RootGuardianActorRef _root = null!;
    private TempContainerRef _temp = null!;
    private long _lastTemp;

    internal LocalActorRefProvider(string systemName, Settings settings, EventStream eventStream)
    {
        Settings = settings;
        _eventStream = eventStream;
        RootPath = new RootActorPath(new Address("akka", systemName));
        DeadLetters = new DeadLetterActorRef(this, RootPath / "deadLetters", eventStream);
        IgnoreRef = new IgnoreActorRef(this);
    }

    public Settings Settings { get; }

    public Serialization.Information SerializationInformation => new(DefaultAddress, Settings.System);

    public ActorPath RootPath { get; }

    public Address DefaultAddress => RootPath.Address;

    public IActorRef DeadLetters { get; }

    public IActorRef IgnoreRef { get; }

    public IInternalActorRef RootGuardian => _root;

    public LocalActorRef Guardian { get; private set; } = null!;

    public LocalActorRef SystemGuardian { get; private set; } = null!;

    public IInternalActorRef TempContainer => _temp;

    public Task TerminationTask => _terminated.Task;

    public void Init(ActorSystemImpl system)
    {
        var above = new RootGuardianSupervisor(this, RootPath, _terminated);
        _root = new RootGuardianActorRef(system, above, RootPath, (IInternalActorRef)DeadLetters);
        _temp = new TempContainerRef(this, RootPath / "temp", _root);
        _root.AddExtra("temp", _temp);
        Guardian = _root.Cell.Children.CreateGuardian(
            "user", GuardianProducer.Props(() => new GuardianActor(Settings.GuardianStrategy)));
        SystemGuardian = _root.Cell.Children.CreateGuardian(
            "system", GuardianProducer.Props(() => new SystemGuardianActor(Guardian)));
        _root.Start();
        SystemGuardian.Start();
        Guardian.Start();
    }

    public ActorPath TempPath() => _temp.Path / ActorNames.Temporary(Interlocked.Increment(ref _lastTemp));

    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => _temp.Add(path.Name, actorRef);

    public void UnregisterTempActor(ActorPath path) => _temp.Remove(path.Name);

    public IActorRef RootGuardianAt(Address address) =>
        address == RootPath.Address ? RootGuardian : DeadLetters;

    public IActorRef ResolveActorRef(string path) =>
        ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    public IActorRef ResolveActorRef(ActorPath actorPath) =>
        actorPath.Address == RootPath.Address ? ResolveLocal(actorPath) : DeadLetters;

    public Address GetExternalAddressFor(Address address) => address == RootPath.Address ? address : null!;

    /// <summary>The actor at that path whatever its address says; dead letters of that path if there is none.</summary>
    internal IActorRef ResolveLocal(ActorPath path)
    {
        if (path.Depth == 0) return _root;
        var found = _root.GetChild(path.Elements);
        return found is Nobody || (path.Uid != 0 && found.Path.Uid != path.Uid)
            ? new EmptyLocalActorRef(this, (RootPath / path.Elements).WithUid(path.Uid), _eventStream)
            : found;
    }
}
