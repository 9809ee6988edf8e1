using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>The user and group ids of one thread.</summary>
internal unsafe struct ThreadIds
{
    internal uint RealUser, User, SavedUser, RealGroup, Group, SavedGroup;
    internal uint* Groups;
    internal int GroupCount;

    /// <summary>Those of the calling thread; the groups are kept for ever. Throws <see cref="OsError"/>.</summary>
    internal static ThreadIds OfThisThread()
    {
        ThreadIds ids = default;
        if (Libc.getresuid(&ids.RealUser, &ids.User, &ids.SavedUser) < 0) throw OsError.Last("getresuid");
        if (Libc.getresgid(&ids.RealGroup, &ids.Group, &ids.SavedGroup) < 0) throw OsError.Last("getresgid");
        ids.GroupCount = Libc.getgroups(0, null);
        if (ids.GroupCount < 0) throw OsError.Last("getgroups");
        ids.Groups = (uint*)NativeMemory.Alloc((nuint)ids.GroupCount + 1, sizeof(uint));
        if (Libc.getgroups(ids.GroupCount, ids.Groups) < 0) throw OsError.Last("getgroups");
        return ids;
    }
}
