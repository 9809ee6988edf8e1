namespace Akka.Remote.Protocol;

/// <summary>What a handshake wants done after a frame: say something, or be done, or give up.</summary>
internal abstract record HandshakeStep
{
    private HandshakeStep()
    {
    }

    internal sealed record Say(byte[] Frame) : HandshakeStep;

    /// <param name="Peer">Who it is.</param>
    /// <param name="LastWord">To be said still; null: nothing.</param>
    internal sealed record Done(Peer Peer, byte[]? LastWord) : HandshakeStep;

    /// <param name="Reason">Why.</param>
    /// <param name="ByPeer">It refuses us, and knows.</param>
    /// <param name="Detail">For the log.</param>
    internal sealed record GiveUp(Refusal Reason, bool ByPeer, string Detail = "") : HandshakeStep;
}
