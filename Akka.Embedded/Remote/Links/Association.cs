using System.Buffers;
using Akka.Actor;
using Akka.Event;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>
/// Our side of one other node: what waits for it, and the connection over which it goes. Each node opens its own connection
/// for what it says, so that there is never a question which of two is the right one. What to do is decided by
/// <see cref="AssociationTable"/>; here it is done.
/// </summary>
internal sealed class Association : IFrameSource, IDisposable
{
    private readonly Lock _gate = new();
    private readonly OutboundTraffic _traffic;
    private readonly Remoting _remoting;
    private readonly ITimer _retry;
    private AssociationState _state = AssociationState.Unknown;
    private FrameLink? _link;
    private FrameLink? _dialed;

    internal Association(Address remote, Remoting remoting)
    {
        (Remote, _remoting) = (remote, remoting);
        _traffic = new OutboundTraffic(new OutboundQueue(remoting.Settings.QueueSize, remoting.Settings.QueueBytes), remoting.Time);
        _retry = remoting.Time.CreateTimer(_ => Retry(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Inbound = new InboundSide(this, remoting);
    }

    internal Address Remote { get; }

    internal InboundSide Inbound { get; }

    /// <summary>Messages that found the queue full.</summary>
    internal long Dropped
    {
        get
        {
            lock (_gate) return _traffic.Dropped;
        }
    }

    /// <summary>Numbered messages of the engine so far, and whether all have arrived.</summary>
    internal (long Count, bool AllArrived) SystemMessages
    {
        get
        {
            lock (_gate) return (_traffic.SystemMessages, _traffic.AllSystemMessagesArrived);
        }
    }

    internal AssociationState State
    {
        get
        {
            lock (_gate) return _state;
        }
    }

    /// <summary>Never blocks. What cannot be taken becomes a dead letter.</summary>
    internal void Send(byte[] frame, object message, IActorRef? sender, IActorRef recipient, bool urgent)
    {
        lock (_gate)
        {
            var isOpen = _state.Phase != AssociationPhase.Closed;
            if (isOpen && _traffic.TryAdd(new(frame, 0, message, sender, recipient), urgent))
            {
                Offered();
                return;
            }

            if (isOpen && _traffic.NoteOverflow())
                _remoting.Log.Warning("The queue of messages to {0} is full ({1}): the newest are dropped.", Remote, _traffic.Waiting);
        }

        _remoting.DeadLetter(message, sender, recipient);
    }

    internal void SendSystem(SystemEnvelope message)
    {
        lock (_gate)
        {
            if (_state.Phase == AssociationPhase.Closed) return;
            _traffic.Add(message);
            Offered();
        }
    }

    /// <summary>Connects at once if it waits for its time.</summary>
    internal void Hurry() => Take(new AssociationInput.RetryDue(Pending: true));

    internal void Take(AssociationInput input)
    {
        lock (_gate)
        {
            var step = AssociationTable.Next(_state, input);
            _state = step.State;
            foreach (var effect in step.Effects) Perform(effect);
        }
    }

    internal void Acknowledged(FrameLink link, long number)
    {
        lock (_gate)
        {
            if (link == _link) _traffic.Acknowledged(number);
        }
    }

    internal void Ended(FrameLink link)
    {
        lock (_gate)
        {
            if (link != _link) return;
            _link = null;
            Take(new AssociationInput.LinkLost());
        }
    }

    /// <summary>Sends what waits and a goodbye, if there is a connection; then there is no more.</summary>
    internal async Task Shutdown(TimeSpan patience)
    {
        if (SayGoodbye() is { } link)
        {
            // Whoever does not listen does not hold us up.
            await Task.WhenAny(link.Finish(), Task.Delay(patience, _remoting.Time)).ConfigureAwait(false);
            await Task.WhenAny(link.Completion, Task.Delay(patience, _remoting.Time)).ConfigureAwait(false);
        }

        Take(new AssociationInput.Shutdown());
        Dispose();
    }

    public void Dispose()
    {
        _retry.Dispose();
        Inbound.Close();
    }

    bool IFrameSource.Fill(FrameLink link, ArrayBufferWriter<byte> batch)
    {
        lock (_gate)
        {
            if (link != _link) return false;
            _traffic.Fill(batch);
            return batch.WrittenCount > 0;
        }
    }

    private void Offered()
    {
        if (_state.Phase == AssociationPhase.Active) _link?.Wake();
        else if (_state.Phase == AssociationPhase.Idle) Take(new AssociationInput.SendRequested());
    }

    private void Retry()
    {
        lock (_gate) Take(new AssociationInput.RetryDue(_traffic.HasPending));
    }

    private FrameLink? SayGoodbye()
    {
        lock (_gate)
        {
            if (_link is null) return null;
            _traffic.GoodbyeDue = true;
            _link.Wake();
            return _link;
        }
    }

    private void Perform(AssociationEffect effect)
    {
        switch (effect)
        {
            case AssociationEffect.Dial: _ = Dial(); break;
            case AssociationEffect.UseLink: Use(_dialed!); break;
            case AssociationEffect.CloseLink close: CloseLink(close.TellQuarantined); break;
            case AssociationEffect.ArmRetry retry: ArmRetry(retry.Failures); break;
            case AssociationEffect.DropExpired: DropExpired(); break;
            case AssociationEffect.DropAll: DropAll(); break;
            case AssociationEffect.AddressTerminated gone: _remoting.AddressTerminated(Remote, gone.Uid); break;
            case AssociationEffect.AnnounceAssociated: _remoting.Publish(new AssociatedEvent(_remoting.Address, Remote, false)); break;
            case AssociationEffect.AnnounceDisassociated:
                _remoting.Publish(new DisassociatedEvent(_remoting.Address, Remote, false));
                break;
            case AssociationEffect.AnnounceQuarantined quarantined:
                Inbound.Bar(quarantined.Uid);
                _remoting.Publish(new QuarantinedEvent(Remote, quarantined.Uid));
                break;
            case AssociationEffect.AnnounceBarredByPeer:
                _remoting.Publish(new ThisActorSystemQuarantinedEvent(_remoting.Address, Remote));
                break;
        }
    }

    private async Task Dial()
    {
        // Whoever sends a message has better to do than to resolve names.
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            var link = await _remoting.Dial(this).ConfigureAwait(false);
            lock (_gate)
            {
                _dialed = link;
                Take(new AssociationInput.Connected(link.Peer.Uid));
                _dialed?.Dispose();
                _dialed = null;
            }
        }
        catch (IOException e)
        {
            _remoting.NoteDialFailed(Remote, e);
            Take(new AssociationInput.ConnectFailed());
        }
    }

    private void Use(FrameLink link)
    {
        (_link, _dialed) = (link, null);
        _traffic.Begin();
        _ = link.Run(new OutboundSink(this, _remoting));
        link.Wake();
    }

    private void CloseLink(bool tellQuarantined)
    {
        var link = _link ?? _dialed;
        (_link, _dialed) = (null, null);
        if (tellQuarantined) link?.SayAndClose(LinkFrame.Quarantined);
        else link?.Dispose();
    }

    private void ArmRetry(int failures) => _retry.Change(
        _remoting.Settings.Backoff.After(failures, Random.Shared.NextDouble()), Timeout.InfiniteTimeSpan);

    private void DropExpired()
    {
        while (_traffic.TryTakeExpired(_remoting.Settings.LongestWait, out var frame)) ToDeadLetters(frame);
        if (_traffic.IsUnacknowledgedFor(_remoting.Settings.SystemMessageTimeout)) Take(new AssociationInput.Quarantine(null));
    }

    private void DropAll()
    {
        while (_traffic.TryDrop(out var frame)) ToDeadLetters(frame);
    }

    private void ToDeadLetters(in QueuedFrame frame)
    {
        if (frame is { Message: { } message, Recipient: { } recipient }) _remoting.DeadLetter(message, frame.Sender, recipient);
    }
}
