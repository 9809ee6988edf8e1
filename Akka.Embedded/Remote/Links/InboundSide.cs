using System.Buffers;
using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>
/// The other node's connection to us. There is one at most: a later one takes the place of an earlier one, of which nothing is
/// delivered from then on, so that messages stay in order across connections.
/// </summary>
internal sealed class InboundSide(Association association, Remoting remoting) : IFrameSource, IFrameSink
{
    private readonly Lock _gate = new();
    private readonly SystemInbox _inbox = new();
    private readonly RefCache _refs = new(remoting.Provider);
    private FrameLink? _link;
    private long _toAcknowledge;
    private bool _closed;

    /// <summary>False: it is not the latest.</summary>
    internal bool Accept(FrameLink link)
    {
        FrameLink? before;
        lock (_gate)
        {
            before = _link;
            var isLate = before is not null && before.Peer.Uid == link.Peer.Uid && before.Peer.Connection >= link.Peer.Connection;
            if (_closed || isLate) return false;
            _link = link;
            _toAcknowledge = 0;
        }

        before?.StopDelivery();
        _ = link.Run(this);
        return true;
    }

    internal void Close()
    {
        FrameLink? link;
        lock (_gate) (link, _link, _closed) = (_link, null, true);
        link?.Dispose();
    }

    /// <summary>That life is not listened to any more.</summary>
    internal void Bar(int uid)
    {
        FrameLink? link;
        lock (_gate)
        {
            if (_link?.Peer.Uid != uid) return;
            (link, _link) = (_link, null);
        }

        link.SayAndClose(LinkFrame.Quarantined);
    }

    public void Receive(FrameLink link, LinkFrameKind kind, WireReader frame)
    {
        if (link != _link) return;
        switch (kind)
        {
            case LinkFrameKind.Message when MessageEnvelope.TryRead(ref frame, out var message): remoting.Deliver(message, _refs); break;
            case LinkFrameKind.System: ReceiveSystem(link, ref frame); break;
            case LinkFrameKind.Goodbye: association.Take(new AssociationInput.PeerGone(link.Peer.Uid)); break;
            case LinkFrameKind.Quarantined: association.Take(new AssociationInput.BarredByPeer()); break;
            default:
                remoting.Refusals.Warn(association.Remote.ToString(), "frame", $"{association.Remote} sends what cannot be read: {kind}");
                link.Dispose();
                break;
        }
    }

    public void Ended(FrameLink link, Exception? cause)
    {
        lock (_gate)
        {
            if (link == _link) _link = null;
        }

        remoting.Publish(new DisassociatedEvent(remoting.Address, association.Remote, true));
    }

    bool IFrameSource.Fill(FrameLink link, ArrayBufferWriter<byte> batch)
    {
        lock (_gate)
        {
            if (link != _link) return false;
            if (_toAcknowledge > 0) batch.Write(LinkFrame.Ack(_toAcknowledge));
            _toAcknowledge = 0;
            return batch.WrittenCount > 0;
        }
    }

    private void ReceiveSystem(FrameLink link, ref WireReader frame)
    {
        var number = frame.Int64();
        if (SystemEnvelope.Read(ref frame) is { } message && _inbox.Take(link.Peer.Uid, number)) remoting.Deliver(message);
        lock (_gate) _toAcknowledge = Math.Max(_toAcknowledge, number);
        link.Wake();
    }
}
