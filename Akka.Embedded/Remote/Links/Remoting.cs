using System.Collections.Concurrent;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>All other nodes, and the connections from and to them.</summary>
internal sealed class Remoting : IDisposable
{
    private readonly ConcurrentDictionary<Address, Association> _associations = new();
    private readonly CancellationTokenSource _ending = new();
    private readonly ExtendedActorSystem _system;
    private readonly ITransport _transport;
    private readonly HalfOpen _halfOpen;
    private readonly InboundMessages _messages;
    private HandshakeSelf _self = null!;
    private long _lastConnection;

    internal Remoting(ExtendedActorSystem system, IActorRefProvider provider, RemoteSettings settings, ITransport transport, TimeProvider time)
    {
        (_system, Provider, Settings, _transport, Time) = (system, provider, settings, transport, time);
        Log = Logging.GetLogger(system.EventStream, "remoting");
        Refusals = new RefusalLog(Log, time);
        _halfOpen = new HalfOpen(settings.HalfOpenLimit);
        _messages = new InboundMessages(system, provider, Log);
    }

    internal IActorRefProvider Provider { get; }

    internal RemoteSettings Settings { get; }

    internal TimeProvider Time { get; }

    internal ILoggingAdapter Log { get; }

    internal RefusalLog Refusals { get; }

    internal Address Address => _self.Address;

    internal int Uid => _self.Uid;

    /// <summary>Who is told when a life of another node is over.</summary>
    internal IActorRef Watcher { get; set; } = ActorRefs.Nobody;

    /// <summary>Is told when nobody listens at an address, or nobody who would speak with us.</summary>
    internal Action<Address>? DialFailed { get; set; }

    /// <summary>Takes the connections over which others ask for heartbeats; null: there is nobody to answer.</summary>
    internal Action<Acquaintance>? HeartbeatsFrom { get; set; }

    /// <exception cref="RemoteTransportException">The address cannot be listened on.</exception>
    internal void Start(int uid)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var address = _transport.Listen(async connection =>
        {
            await ready.Task.ConfigureAwait(false);
            await Accept(connection).ConfigureAwait(false);
        });
        _self = new HandshakeSelf(address, uid, Settings.Secret);
        ready.SetResult();
        Log.Info("Remoting listens on {0}{1}", address, Settings.Secret is null ? "; without a secret only loopback addresses are accepted" : "");
        Publish(new RemotingListenEvent([address]));
    }

    internal Association For(Address remote)
    {
        var association = _associations.GetOrAdd(remote, static (address, self) => new Association(address, self), this);
        if (_ending.IsCancellationRequested) association.Take(new AssociationInput.Shutdown());
        return association;
    }

    internal void Quarantine(Address remote, int? uid) => For(remote).Take(new AssociationInput.Quarantine(uid));

    internal async Task Shutdown()
    {
        _transport.Dispose();
        _halfOpen.DisposeAll();
        await Task.WhenAll(_associations.Values.Select(a => a.Shutdown(Settings.FlushWait))).ConfigureAwait(false);
        Dispose();
        Publish(new RemotingShutdownEvent());
    }

    public void Dispose()
    {
        _ending.Cancel();
        _transport.Dispose();
        foreach (var association in _associations.Values)
        {
            association.Take(new AssociationInput.Shutdown());
            association.Dispose();
        }
    }

    /// <exception cref="IOException">There is no connection, or no agreement.</exception>
    internal async Task<FrameLink> Dial(Association association)
    {
        var (connection, buffer, peer) = await Dial(association.Remote, LinkPurpose.Messages, Settings.HandshakeTimeout).ConfigureAwait(false);
        return new FrameLink(connection, buffer, peer, association, Time);
    }

    /// <exception cref="IOException">As above.</exception>
    internal async Task<Acquaintance> Dial(Address remote, LinkPurpose purpose, TimeSpan patience)
    {
        using var deadline = new CancellationTokenSource(patience, Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, _ending.Token);
        IConnection? connection = null;
        try
        {
            connection = await _transport.Connect(remote, both.Token).ConfigureAwait(false);
            await connection.Open(both.Token).ConfigureAwait(false);
            var buffer = new FrameBuffer { Limit = HandshakeCodec.Limit };
            var number = Interlocked.Increment(ref _lastConnection);
            var peer = await new Handshaking(connection, _self, buffer).Dial(remote, number, purpose, both.Token).ConfigureAwait(false);
            return Met(connection, buffer, peer);
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            connection?.Dispose();
            if (e is IOException) throw;
            throw new HandshakeException(e is OperationCanceledException ? Refusal.TimedOut : Refusal.Closed, false, e.Message, e);
        }
    }

    internal void NoteDialFailed(Address remote, IOException cause)
    {
        if (_ending.IsCancellationRequested) return;
        if (cause is not HandshakeException { Reason: Refusal.Closed or Refusal.TimedOut or Refusal.TooMany }) DialFailed?.Invoke(remote);
        var kind = cause is HandshakeException refused ? refused.Reason.ToString() : "unreachable";
        Refusals.Warn(remote.ToString(), kind, $"No association with {remote}: {cause.Message}");
    }

    internal void AddressTerminated(Address remote, int uid) => Watcher.Tell(new LifeEnded(remote, uid), ActorRefs.NoSender);

    internal void Publish(object announcement) => _system.EventStream.Publish(announcement);

    internal void DeadLetter(object message, IActorRef? sender, IActorRef recipient)
    {
        var told = message is ActorSelectionMessage selection ? selection.Message : message;
        Provider.DeadLetters.Tell(new DeadLetter(told, sender ?? Provider.DeadLetters, recipient), sender);
    }

    internal void Deliver(in MessageEnvelope message, RefCache refs) => _messages.Deliver(message, refs);

    internal void Deliver(SystemEnvelope message) => _messages.Deliver(message, Watcher);

    private async Task Accept(IConnection connection)
    {
        _halfOpen.Enter(connection)?.Dispose();
        using var deadline = new CancellationTokenSource(Settings.HandshakeTimeout, Time);
        try
        {
            await connection.Open(deadline.Token).ConfigureAwait(false);
            var buffer = new FrameBuffer { Limit = HandshakeCodec.Limit };
            var peer = await new Handshaking(connection, _self, buffer).Accept(deadline.Token).ConfigureAwait(false);
            if (_halfOpen.Leave(connection)) Admit(Met(connection, buffer, peer));
            else connection.Dispose();
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            var wasIn = _halfOpen.Leave(connection);
            connection.Dispose();
            NoteRefused(connection, !wasIn ? Refusal.TooMany : e is OperationCanceledException ? Refusal.TimedOut : Refusal.Closed, e);
        }
    }

    private Acquaintance Met(IConnection connection, FrameBuffer buffer, Peer peer)
    {
        connection.KeepAlive(Settings.LinkHeartbeat, Settings.LinkPause);
        buffer.Limit = Settings.MaximumFrame;
        return new Acquaintance(connection, buffer, peer);
    }

    private void Admit(Acquaintance met)
    {
        var (connection, buffer, peer) = met;
        var association = For(peer.Address);
        if (peer.Purpose == LinkPurpose.Heartbeats)
        {
            if (HeartbeatsFrom is { } take && !association.State.Barred.Contains(peer.Uid)) take(met);
            else connection.Dispose();
            return;
        }

        var link = new FrameLink(connection, buffer, peer, association.Inbound, Time);
        if (association.State.Barred.Contains(peer.Uid))
        {
            link.SayAndClose(LinkFrame.Quarantined);
            return;
        }

        if (!association.Inbound.Accept(link))
        {
            link.Dispose();
            return;
        }

        association.Take(new AssociationInput.PeerSeen(peer.Uid));
        Publish(new AssociatedEvent(Address, peer.Address, true));
    }

    private void NoteRefused(IConnection connection, Refusal reason, Exception cause)
    {
        if (_ending.IsCancellationRequested) return;
        var (why, text) = cause is HandshakeException refused && reason != Refusal.TooMany ? (refused.Reason, refused.Message) : (reason, RefusalText.For(reason));
        Refusals.Warn(connection.RemoteClass, why.ToString(), $"A connection from {connection.Remote} was refused: {text}");
    }
}
