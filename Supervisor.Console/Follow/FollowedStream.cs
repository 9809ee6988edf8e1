namespace Supervisor.Cli.Follow;

/// <summary>A path of the server whose answer has no end, and where its bytes go.</summary>
internal sealed record FollowedStream(string Path, Action<ReadOnlySpan<byte>> Sink);
