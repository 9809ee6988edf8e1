namespace Supervisor.Actors.Fleet;

/// <summary>Told to whoever deals with that life of a node: it cannot be reached any more.</summary>
internal sealed record PeerLost(long Uid);
