using Supervisor.Node.Os.Users;

namespace Supervisor.Tests.Os.Daemon;

/// <summary>Root, and one user with the id 1000; nobody is a member of anything else.</summary>
internal sealed class FakeUsers(int currentUid) : IUserDatabase
{
    private static readonly UserEntry[] Known = [new("root", 0, 0, "/root"), new("web", 1000, 100, "/home/web")];

    public int CurrentUid => currentUid;

    public UserEntry? FindUser(string name) => Array.Find(Known, u => u.Name == name);

    public UserEntry? FindUser(long uid) => Array.Find(Known, u => u.Uid == uid);

    public int? FindGroup(string name) => null;

    public int? FindGroup(long gid) => null;

    public IReadOnlyList<int> GroupsOf(UserEntry user) => [user.Gid];
}
