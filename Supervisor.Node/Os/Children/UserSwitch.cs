using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Children;

/// <summary>The user a child is to run as, where that is not the daemon's own.</summary>
internal sealed record UserSwitch(UserEntry User, uint[] Groups)
{
    /// <summary>Nothing to switch to, or a switch, or why there can be none (specification 3.3, 4.9).</summary>
    internal static (UserSwitch? Switch, string? Problem) To(int? uid, IUserDatabase users)
    {
        if (uid is not { } wanted) return (null, null);
        if (users.FindUser((long)(uint)wanted) is not { } user) return (null, $"Can't find uid {wanted}");
        if (users.CurrentUid == wanted) return (null, null);
        if (users.CurrentUid != 0) return (null, "Can't drop privilege as nonroot user");
        return (new UserSwitch(user, [.. users.GroupsOf(user).Select(g => (uint)g)]), null);
    }
}
