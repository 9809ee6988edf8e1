using Akka.Remote.Protocol;

namespace Akka.Remote.Links;

/// <summary>A connection after its handshake: with whom, and what has come in already.</summary>
internal sealed record Acquaintance(IConnection Connection, FrameBuffer Buffer, Peer Peer);
