namespace Supervisor.Node.Os.Users;

/// <summary>The users and groups of this machine; null where there is no such entry.</summary>
internal interface IUserDatabase
{
    UserEntry? FindUser(string name);

    UserEntry? FindUser(long uid);

    int? FindGroup(string name);

    int? FindGroup(long gid);

    /// <summary>The primary group first, then every group that lists the user as a member.</summary>
    IReadOnlyList<int> GroupsOf(UserEntry user);

    /// <summary>The real user id of this process.</summary>
    int CurrentUid { get; }
}
