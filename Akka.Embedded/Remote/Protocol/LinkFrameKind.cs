namespace Akka.Remote.Protocol;

/// <summary>The first byte of every frame after the handshake.</summary>
internal enum LinkFrameKind : byte
{
    /// <summary>A message to an actor.</summary>
    Message = 1,

    /// <summary>A numbered message of the engine (watch, unwatch, death): sent again until acknowledged.</summary>
    System = 2,

    /// <summary>Everything numbered up to here has arrived.</summary>
    Ack = 3,

    /// <summary>The sender's system has ended, and does not come back with this uid.</summary>
    Goodbye = 4,

    /// <summary>The sender will not speak again with the receiver's uid.</summary>
    Quarantined = 5,

    /// <summary>"Are you there?", with a number. Only over connections for it, as its answer.</summary>
    Heartbeat = 6,

    HeartbeatReply = 7,
}
