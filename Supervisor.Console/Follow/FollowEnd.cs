namespace Supervisor.Cli.Follow;

/// <summary>Why a stream came to its end.</summary>
internal enum FollowEnd
{
    ServerClosed,
    UserLeft,
    Refused,
}
