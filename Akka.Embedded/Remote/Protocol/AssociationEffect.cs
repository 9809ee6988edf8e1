namespace Akka.Remote.Protocol;

internal abstract record AssociationEffect
{
    private AssociationEffect()
    {
    }

    internal sealed record Dial : AssociationEffect;

    /// <summary>Messages go out over the connection just made, unacknowledged system messages first.</summary>
    internal sealed record UseLink : AssociationEffect;

    /// <param name="TellQuarantined">The peer is told that it is not spoken with again.</param>
    internal sealed record CloseLink(bool TellQuarantined) : AssociationEffect;

    internal sealed record ArmRetry(int Failures) : AssociationEffect;

    /// <summary>What has waited too long for a connection is dropped.</summary>
    internal sealed record DropExpired : AssociationEffect;

    /// <summary>Everything that waits, the engine's own messages included, was for a life that is over.</summary>
    internal sealed record DropAll : AssociationEffect;

    /// <summary>Who watches an actor of that life is told that it is gone.</summary>
    internal sealed record AddressTerminated(int Uid) : AssociationEffect;

    internal sealed record AnnounceAssociated : AssociationEffect;

    internal sealed record AnnounceDisassociated : AssociationEffect;

    internal sealed record AnnounceQuarantined(int Uid) : AssociationEffect;

    internal sealed record AnnounceBarredByPeer : AssociationEffect;
}
