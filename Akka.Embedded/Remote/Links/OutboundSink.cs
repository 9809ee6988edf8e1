using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>What comes back over a connection that we opened.</summary>
internal sealed class OutboundSink(Association association, Remoting remoting) : IFrameSink
{
    public void Receive(FrameLink link, LinkFrameKind kind, WireReader frame)
    {
        switch (kind)
        {
            case LinkFrameKind.Ack: association.Acknowledged(link, frame.Int64()); break;
            case LinkFrameKind.Quarantined: association.Take(new AssociationInput.BarredByPeer()); break;
            default:
                remoting.Refusals.Warn(association.Remote.ToString(), "frame", $"{association.Remote} sends what it may not send here: {kind}");
                link.Dispose();
                break;
        }
    }

    public void Ended(FrameLink link, Exception? cause) => association.Ended(link);
}
