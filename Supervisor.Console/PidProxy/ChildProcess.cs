using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.PidProxy;

/// <summary>One child with our own standard streams, environment and process group.</summary>
internal static unsafe class ChildProcess
{
    // Larger than posix_spawnattr_t and sigset_t of any C library.
    private const int AttributesSize = 1024;
    private const int SignalSetSize = 256;

    /// <summary>0, or the error number of the attempt.</summary>
    public static int Start(string path, string[] words, out int pid)
    {
        var attributes = stackalloc byte[AttributesSize];
        var signals = stackalloc byte[SignalSetSize];
        _ = Libc.posix_spawnattr_init(attributes);
        // The runtime ignores SIGPIPE, and a child would inherit that.
        _ = Libc.sigfillset(signals);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, signals);
        _ = Libc.sigemptyset(signals);
        _ = Libc.posix_spawnattr_setsigmask(attributes, signals);
        _ = Libc.posix_spawnattr_setflags(attributes, Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK);
        var argv = stackalloc byte*[words.Length + 1];
        for (var i = 0; i < words.Length; i++) argv[i] = (byte*)Marshal.StringToCoTaskMemUTF8(words[i]);
        argv[words.Length] = null;
        var command = (byte*)Marshal.StringToCoTaskMemUTF8(path);
        int child;
        var errno = Libc.posix_spawn(&child, command, null, attributes, argv, OwnEnvironment());
        for (var i = 0; i < words.Length; i++) Marshal.FreeCoTaskMem((nint)argv[i]);
        Marshal.FreeCoTaskMem((nint)command);
        _ = Libc.posix_spawnattr_destroy(attributes);
        pid = child;
        return errno;
    }

    public static void Wait(int pid)
    {
        int status;
        while (Libc.waitpid(pid, &status, 0) < 0 && Marshal.GetLastPInvokeError() == Errno.EINTR) { }
    }

    private static byte** OwnEnvironment() =>
        *(byte***)NativeLibrary.GetExport(NativeLibrary.Load("libc.so.6"), "environ");
}
