using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>
/// The bare system calls, which change the calling thread alone. The C library's functions of these names change all threads,
/// as POSIX asks of them.
/// </summary>
internal static unsafe partial class Libc
{
    private static readonly nint SetGroupsNumber = Number(116, 159);
    private static readonly nint SetUserNumber = Number(117, 147);
    private static readonly nint SetGroupNumber = Number(119, 149);

    internal static int ThreadSetGroups(ReadOnlySpan<uint> groups)
    {
        fixed (uint* first = groups) return (int)syscall(SetGroupsNumber, groups.Length, (nint)first, 0);
    }

    internal static int ThreadSetUser(uint real, uint effective, uint saved) => (int)syscall(SetUserNumber, (nint)real, (nint)effective, (nint)saved);

    internal static int ThreadSetGroup(uint real, uint effective, uint saved) => (int)syscall(SetGroupNumber, (nint)real, (nint)effective, (nint)saved);

    /// <summary>Acts on the calling thread; returns the previous value, whatever happened.</summary>
    [LibraryImport("libc")]
    internal static partial int setfsuid(uint user);

    /// <summary>As <see cref="setfsuid"/>.</summary>
    [LibraryImport("libc")]
    internal static partial int setfsgid(uint group);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getresuid(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getresgid(uint* real, uint* effective, uint* saved);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial int getgroups(int count, uint* groups);

    [LibraryImport("libc", SetLastError = true)]
    internal static partial nint syscall(nint number, nint first, nint second, nint third);

    // On other machines there is no such call by the number -1: ENOSYS.
    private static nint Number(nint x64, nint generic) => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => x64,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => generic,
        _ => -1,
    };
}
