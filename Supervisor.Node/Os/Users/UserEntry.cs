namespace Supervisor.Node.Os.Users;

/// <summary>What the user database says about one user.</summary>
internal sealed record UserEntry(string Name, int Uid, int Gid, string Home);
