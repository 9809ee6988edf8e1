using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>
/// The C functions that are called while the spawner thread has a child's user (<see cref="Children.SpawnWindow"/>), as bare
/// addresses. The C library's own setgroups, setresgid and setresuid change all threads, as POSIX asks of them: the system
/// calls by number change the calling thread alone.
/// </summary>
internal static unsafe class SpawnCalls
{
    internal static readonly nint SetGroupsNumber = Number(116, 159);
    internal static readonly nint SetUserNumber = Number(117, 147);
    internal static readonly nint SetGroupNumber = Number(119, 149);

    internal static readonly delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint> Syscall =
        (delegate* unmanaged[SuppressGCTransition]<nint, nint, nint, nint, nint>)Address("syscall");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<uint, int> SetFileUser =
        (delegate* unmanaged[SuppressGCTransition]<uint, int>)Address("setfsuid");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<uint, int> SetFileGroup =
        (delegate* unmanaged[SuppressGCTransition]<uint, int>)Address("setfsgid");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<uint, uint> Umask =
        (delegate* unmanaged[SuppressGCTransition]<uint, uint>)Address("umask");

    internal static readonly delegate* unmanaged[SuppressGCTransition]<int*> ErrnoLocation =
        (delegate* unmanaged[SuppressGCTransition]<int*>)Address("__errno_location");

    internal static readonly delegate* unmanaged<byte*, int, uint, int> Open =
        (delegate* unmanaged<byte*, int, uint, int>)Address("open");

    internal static readonly delegate* unmanaged<int, int> Close = (delegate* unmanaged<int, int>)Address("close");

    internal static readonly delegate* unmanaged<int, int> ChangeDirectory = (delegate* unmanaged<int, int>)Address("fchdir");

    internal static readonly delegate* unmanaged<int*, byte*, byte*, byte*, byte**, byte**, int> Spawn =
        (delegate* unmanaged<int*, byte*, byte*, byte*, byte**, byte**, int>)Address("posix_spawn");

    /// <summary>Whether the C library has a function of this name.</summary>
    internal static bool Has(string function) => NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out _);

    private static nint Address(string function) => NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function);

    // On other machines there is no call by the number -1: ENOSYS.
    private static nint Number(nint x64, nint generic) => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => x64,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => generic,
        _ => -1,
    };
}
