using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>pwd.h, grp.h, and realpath of stdlib.h. The calls ending in _r return an errno and do not set it.</summary>
internal static unsafe partial class Libc
{
    internal struct Passwd
    {
        internal byte* pw_name;
        internal byte* pw_passwd;
        internal uint pw_uid;
        internal uint pw_gid;
        internal byte* pw_gecos;
        internal byte* pw_dir;
        internal byte* pw_shell;
    }

    internal struct Group
    {
        internal byte* gr_name;
        internal byte* gr_passwd;
        internal uint gr_gid;
        internal byte** gr_mem;
    }

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int getpwnam_r(string name, Passwd* entry, byte* buffer, nuint size, Passwd** result);

    [LibraryImport("libc")]
    internal static partial int getpwuid_r(uint uid, Passwd* entry, byte* buffer, nuint size, Passwd** result);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int getgrnam_r(string name, Group* entry, byte* buffer, nuint size, Group** result);

    [LibraryImport("libc")]
    internal static partial int getgrgid_r(uint gid, Group* entry, byte* buffer, nuint size, Group** result);

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int getgrouplist(string user, uint group, uint* groups, int* count);

    [LibraryImport("libc")]
    internal static partial uint getuid();

    /// <summary>With a null buffer the answer is allocated, and the caller frees it.</summary>
    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial byte* realpath(string path, byte* buffer);
}
