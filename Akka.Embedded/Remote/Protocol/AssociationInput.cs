namespace Akka.Remote.Protocol;

internal abstract record AssociationInput
{
    private AssociationInput()
    {
    }

    internal sealed record SendRequested : AssociationInput;

    internal sealed record Connected(int Uid) : AssociationInput;

    internal sealed record ConnectFailed : AssociationInput;

    internal sealed record LinkLost : AssociationInput;

    /// <param name="Pending">There is something to send.</param>
    internal sealed record RetryDue(bool Pending) : AssociationInput;

    /// <summary>It has connected to us.</summary>
    internal sealed record PeerSeen(int Uid) : AssociationInput;

    /// <summary>It has said goodbye.</summary>
    internal sealed record PeerGone(int Uid) : AssociationInput;

    /// <summary>It will not speak with us again.</summary>
    internal sealed record BarredByPeer : AssociationInput;

    /// <param name="Uid">Null: the life we speak with.</param>
    internal sealed record Quarantine(int? Uid) : AssociationInput;

    internal sealed record Shutdown : AssociationInput;
}
