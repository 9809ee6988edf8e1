using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The credentials of the thread that makes children. A child inherits them from that thread and no other: the thread takes
/// the user's real ids and groups, stays root in effect, and afterwards takes its own back. The child makes its effective
/// ids the real ones (POSIX_SPAWN_RESETIDS), and at the exec so are the saved ones and all capabilities are gone.
/// </summary>
internal sealed unsafe class ThreadIdentity
{
    private readonly uint _realUser, _user, _savedUser, _realGroup, _group, _savedGroup;
    private readonly uint[] _groups;

    internal ThreadIdentity()
    {
        uint real, effective, saved;
        if (Libc.getresuid(&real, &effective, &saved) < 0) throw OsError.Last("getresuid");
        (_realUser, _user, _savedUser) = (real, effective, saved);
        if (Libc.getresgid(&real, &effective, &saved) < 0) throw OsError.Last("getresgid");
        (_realGroup, _group, _savedGroup) = (real, effective, saved);
        _groups = new uint[Math.Max(0, Libc.getgroups(0, null))];
        fixed (uint* groups = _groups) _groups = _groups[..Math.Max(0, Libc.getgroups(_groups.Length, groups))];
        // While the thread looks at files as somebody else the runtime must find everything it needs loaded.
        OpenDirectoryAs("/", _user, _group).Dispose();
    }

    /// <summary>False when the thread could not be put back as it was: nothing more may be done on it.</summary>
    internal bool IsIntact { get; private set; } = true;

    /// <summary>Gives the thread a user's ids and groups; null, or what went wrong. In both cases <see cref="TakeBack"/> follows.</summary>
    internal (int Errno, string Reason)? Assume(UserEntry user, ReadOnlySpan<uint> groups)
    {
        if (Libc.ThreadSetGroups(groups) < 0) return Last("Could not set groups of effective user");
        if (Libc.ThreadSetGroup((uint)user.Gid, _group, _group) < 0) return Last("Could not set group id of effective user");
        return Libc.ThreadSetUser((uint)user.Uid, _user, _user) < 0 ? Last(null) : null;
    }

    internal void TakeBack() => IsIntact = Libc.ThreadSetUser(_realUser, _user, _savedUser) == 0
        && Libc.ThreadSetGroup(_realGroup, _group, _savedGroup) == 0
        && Libc.ThreadSetGroups(_groups) == 0;

    /// <summary>Opens a directory that the user, or else the daemon, may enter. Throws <see cref="OsError"/>.</summary>
    internal SafeFileHandle OpenDirectory(string path, UserEntry? user) => user is null
        ? OpenDirectoryAs(path, _user, _group)
        : OpenDirectoryAs(path, (uint)user.Uid, (uint)user.Gid);

    private SafeFileHandle OpenDirectoryAs(string path, uint user, uint group)
    {
        // To find "." in it one must be allowed to enter it.
        var inside = path.Length == 0 ? "" : path + "/.";
        _ = Libc.setfsgid(group);
        _ = Libc.setfsuid(user);
        var fd = Libc.open(inside, Libc.O_PATH | Libc.O_CLOEXEC, 0);
        _ = Libc.setfsuid(_user);
        _ = Libc.setfsgid(_group);
        return fd < 0 ? throw OsError.Last(path) : new(fd, ownsHandle: true);
    }

    private static (int Errno, string Reason) Last(string? words)
    {
        var errno = Marshal.GetLastPInvokeError();
        return (errno, words ?? Marshal.GetPInvokeErrorMessage(errno));
    }
}
