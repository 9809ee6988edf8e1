using Akka.Actor;
using Akka.Actor.Internal;
using Akka.Remote.Links;
using Akka.Remote.Tcp;
using Akka.Remote.Transport.DotNetty;

namespace Akka.Remote;

/// <summary>The local provider, and references to actors of other nodes.</summary>
internal sealed class RemoteActorRefProvider(ActorSystemImpl system, LocalActorRefProvider local, bool isOfCluster) : IActorRefProvider
{
    private Task _termination = Task.CompletedTask;

    public IInternalActorRef RootGuardian => local.RootGuardian;

    public IActorRef DeadLetters => local.DeadLetters;

    public IActorRef IgnoreRef => local.IgnoreRef;

    public IInternalActorRef TempContainer => local.TempContainer;

    public ActorPath RootPath => local.RootPath;

    public Settings Settings => local.Settings;

    public Serialization.Information SerializationInformation => new(DefaultAddress, system);

    public Address DefaultAddress => Remoting.Address;

    public Task TerminationTask => _termination;

    public LocalActorRef Guardian => local.Guardian;

    public LocalActorRef SystemGuardian => local.SystemGuardian;

    internal bool IsOfCluster => isOfCluster;

    /// <summary>Null: it is not. What is wrong with them is said before anything listens.</summary>
    internal Cluster.ClusterSettings? ClusterSettings { get; } =
        isOfCluster ? new Cluster.ClusterSettings(system.Settings.Config, system.Name) : null;

    internal Remoting Remoting { get; private set; } = null!;

    internal Outbound Outbound { get; private set; } = null!;

    internal IActorRef RemoteWatcher { get; private set; } = ActorRefs.Nobody;

    public void Init(ActorSystemImpl system)
    {
        local.Init(system);
        Remoting = new Remoting(system, this, new RemoteSettings(Settings.Config), CreateTransport(), system.Time);
        Remoting.Start(AddressUidExtension.Uid(system));
        Outbound = new Outbound(system, Remoting);
        RemoteWatcher = Remoting.Watcher = system.SystemActorOf(
            GuardianProducer.Props(() => new RemoteWatcher(this, Remoting)), Remote.RemoteWatcher.Name);
        _termination = EndAfterActors();
        if (isOfCluster) Cluster.Cluster.Get(system);
    }

    public ActorPath TempPath() => local.TempPath();

    public void RegisterTempActor(IInternalActorRef actorRef, ActorPath path) => local.RegisterTempActor(actorRef, path);

    public void UnregisterTempActor(ActorPath path) => local.UnregisterTempActor(path);

    public IActorRef RootGuardianAt(Address address) => HasAddress(address) ? RootGuardian : Reachable(new RootActorPath(address));

    public IActorRef ResolveActorRef(string path) =>
        ActorPath.TryParse(path, out var parsed) ? ResolveActorRef(parsed) : DeadLetters;

    public IActorRef ResolveActorRef(ActorPath actorPath)
    {
        if (HasAddress(actorPath.Address)) return local.ResolveLocal(actorPath);
        return actorPath.Equals(IgnoreRef.Path) ? IgnoreRef : Reachable(actorPath);
    }

    public Address GetExternalAddressFor(Address address)
    {
        if (HasAddress(address)) return local.RootPath.Address;
        return address is { HasGlobalScope: true, Port: not null } && address.Protocol == DefaultAddress.Protocol ? DefaultAddress : null!;
    }

    internal bool HasAddress(Address address) => address == local.RootPath.Address || address == DefaultAddress;

    internal RemoteActorRef RemoteRef(ActorPath path) => new(this, Remoting.For(path.Address), path);

    /// <summary>There are no messages to that life of that node from here on, nor from it; null: the one that is known.</summary>
    internal void Quarantine(Address address, int? uid) => Remoting.Quarantine(address, uid);

    private IActorRef Reachable(ActorPath path) =>
        path.Address is { HasGlobalScope: true, Port: > 0 } address && address.Protocol == DefaultAddress.Protocol ? RemoteRef(path) : DeadLetters;

    private ITransport CreateTransport()
    {
        if (Settings.Setup.Get<RemoteTransportSetup>() is { HasValue: true } other) return other.Value.Create(system);
        var ssl = Settings.Setup.Get<DotNettySslSetup>();
        var tls = TlsSettings.Read(Settings.Config, ssl.HasValue ? ssl.Value : null);
        return new TcpTransport(system.Name, TcpSettings.Read(Settings.Config), tls is null ? null : new Tls(tls));
    }

    private async Task EndAfterActors()
    {
        await local.TerminationTask.ConfigureAwait(false);
        await Remoting.Shutdown().ConfigureAwait(false);
    }
}
