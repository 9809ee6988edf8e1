namespace Akka.Cluster;

/// <summary>
/// A uid that was removed and must never be a member again, however old the news that still call it one.
/// <paramref name="RemovedAt"/>, in seconds since 1970, is when to forget: long after the last such news.
/// </summary>
internal readonly record struct Tombstone(UniqueAddress Node, long RemovedAt);
