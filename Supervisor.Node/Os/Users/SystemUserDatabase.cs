using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Users;

/// <summary>The C library's view, so that every name service it is configured for is asked.</summary>
internal sealed unsafe class SystemUserDatabase : IUserDatabase
{
    private const int ERANGE = 34, FirstBuffer = 1024, LastBuffer = 1 << 20;

    public int CurrentUid => (int)Libc.getuid();

    public UserEntry? FindUser(string name) => name.Contains('\0')
        ? null
        : FindUser((entry, buffer, size, result) => Libc.getpwnam_r(name, entry, buffer, size, result));

    public UserEntry? FindUser(long uid) => uid is < 0 or > uint.MaxValue
        ? null
        : FindUser((entry, buffer, size, result) => Libc.getpwuid_r((uint)uid, entry, buffer, size, result));

    public int? FindGroup(string name) => name.Contains('\0')
        ? null
        : FindGroup((entry, buffer, size, result) => Libc.getgrnam_r(name, entry, buffer, size, result));

    public int? FindGroup(long gid) => gid is < 0 or > uint.MaxValue
        ? null
        : FindGroup((entry, buffer, size, result) => Libc.getgrgid_r((uint)gid, entry, buffer, size, result));

    public IReadOnlyList<int> GroupsOf(UserEntry user)
    {
        for (var capacity = 32; ; capacity *= 2)
        {
            var groups = new uint[capacity];
            var count = capacity;
            fixed (uint* first = groups)
            {
                if (Libc.getgrouplist(user.Name, (uint)user.Gid, first, &count) < 0) continue;
            }

            return [.. groups.Take(count).Select(gid => (int)gid).Distinct()];
        }
    }

    private delegate int UserLookup(Libc.Passwd* entry, byte* buffer, nuint size, Libc.Passwd** result);

    private delegate int GroupLookup(Libc.Group* entry, byte* buffer, nuint size, Libc.Group** result);

    private static UserEntry? FindUser(UserLookup lookup)
    {
        for (var size = FirstBuffer; size <= LastBuffer; size *= 4)
        {
            Libc.Passwd entry;
            Libc.Passwd* found;
            fixed (byte* buffer = new byte[size])
            {
                if (lookup(&entry, buffer, (nuint)size, &found) == ERANGE) continue;
                return found is null ? null : Entry(found);
            }
        }

        return null;
    }

    private static int? FindGroup(GroupLookup lookup)
    {
        for (var size = FirstBuffer; size <= LastBuffer; size *= 4)
        {
            Libc.Group entry;
            Libc.Group* found;
            fixed (byte* buffer = new byte[size])
            {
                if (lookup(&entry, buffer, (nuint)size, &found) == ERANGE) continue;
                return found is null ? null : (int)found->gr_gid;
            }
        }

        return null;
    }

    private static UserEntry Entry(Libc.Passwd* found) =>
        new(Text(found->pw_name), (int)found->pw_uid, (int)found->pw_gid, Text(found->pw_dir));

    private static string Text(byte* text) => Marshal.PtrToStringUTF8((nint)text) ?? "";
}
