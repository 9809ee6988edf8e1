namespace Akka.Remote.Protocol;

/// <summary>What a connection is for; the numbers are on the wire.</summary>
internal enum LinkPurpose : byte
{
    /// <summary>To actors, from the dialer to the listener.</summary>
    Messages = 1,

    /// <summary>Of membership: the dialer asks, the listener answers, and nothing else goes over it.</summary>
    Heartbeats = 2,
}
