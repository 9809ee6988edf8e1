using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The user the daemon runs as (specification 3.3). The C library carries the change to every thread, so it may come
/// at any time; it comes before the limits are raised and before the activity log is opened, and on a reload again,
/// where it changes nothing.
/// </summary>
internal static class Privileges
{
    private const string RunsAsRoot =
        "Supervisor is running as root.  Privileges were not dropped because no user is specified in the config file.  "
        + "If you intend to run as root, you can set user=root in the config file to avoid this message.";

    /// <summary>Becomes the user with this id for good: real, effective and saved, with that user's groups.</summary>
    /// <param name="uid">As <see cref="DaemonConfig.Uid"/>: null where none is configured.</param>
    /// <param name="users">The database that knows the user's groups.</param>
    internal static StartStep Become(int? uid, IUserDatabase users)
    {
        if (uid is not { } wanted)
            return users.CurrentUid == 0 ? Said(LogLevel.Critical, RunsAsRoot) : StartStep.Nothing;
        return Drop(wanted, users) is { } error
            ? new StartStep.Failed(error)
            : Said(LogLevel.Info, $"Set uid to user {wanted} succeeded");
    }

    private static string? Drop(int uid, IUserDatabase users)
    {
        if (users.FindUser((long)uid) is not { } user) return $"Can't find uid {uid}";
        if (users.CurrentUid == uid) return null;
        if (users.CurrentUid != 0) return "Can't drop privilege as nonroot user";
        if (!SetGroups(users.GroupsOf(user))) return "Could not set groups of effective user";
        if (Libc.setgid((uint)user.Gid) < 0) return "Could not set group id of effective user";
        return Libc.setuid((uint)uid) < 0 ? "Could not set user id of effective user" : null;
    }

    private static unsafe bool SetGroups(IReadOnlyList<int> groups)
    {
        var ids = groups.Select(g => (uint)g).ToArray();
        fixed (uint* first = ids) return Libc.setgroups((nuint)ids.Length, first) == 0;
    }

    private static StartStep.Done Said(LogLevel level, string text) => new([new ConfigMessage(level, text)]);
}
