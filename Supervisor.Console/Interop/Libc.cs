using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace Supervisor.Cli.Interop;

/// <summary>The C library's calls that the console needs; native names, no logic.</summary>
internal static unsafe partial class Libc
{
    internal const int STDIN_FILENO = 0, STDOUT_FILENO = 1, STDERR_FILENO = 2;
    internal const int O_RDWR = 2, O_CLOEXEC = 0x80000, O_NOCTTY = 0x100;
    internal const short POLLIN = 1;
    internal const int EFD_CLOEXEC = 0x80000, EFD_NONBLOCK = 0x800;
    internal const int TCSADRAIN = 1;
    internal const uint TIOCGWINSZ = 0x5413;
    internal const int SIGINT = 2, SIGCHLD = 17, SIGTSTP = 20;
    internal const nint SIG_DFL = 0;
    internal const short POSIX_SPAWN_SETSIGDEF = 4, POSIX_SPAWN_SETSIGMASK = 8;
    internal const nuint AT_EXECFN = 31;
    private const string Lib = "libc";

    [LibraryImport(Lib, SetLastError = true)] internal static partial nint read(int fd, byte* buffer, nint count);
    [LibraryImport(Lib, SetLastError = true)] internal static partial nint write(int fd, byte* buffer, nint count);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int open(byte* path, int flags);
    [LibraryImport(Lib)] internal static partial int close(int fd);
    [LibraryImport(Lib)] internal static partial int isatty(int fd);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int poll(PollFd* fds, nuint count, int timeout);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int eventfd(uint initial, int flags);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int tcgetattr(int fd, byte* termios);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int tcsetattr(int fd, int when, byte* termios);
    [LibraryImport(Lib)] internal static partial void cfmakeraw(byte* termios);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int ioctl(int fd, nuint request, ushort* winsize);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int kill(int pid, int signal);
    [LibraryImport(Lib)] internal static partial nint signal(int signal, nint handler);
    [LibraryImport(Lib)] internal static partial byte* getauxval(nuint type);
    [LibraryImport(Lib, SetLastError = true)] internal static partial int waitpid(int pid, int* status, int options);
    [LibraryImport(Lib)] internal static partial int posix_spawn(int* pid, byte* path, void* actions, void* attributes, byte** argv, byte** envp);
    [LibraryImport(Lib)] internal static partial int posix_spawnattr_init(void* attributes);
    [LibraryImport(Lib)] internal static partial int posix_spawnattr_destroy(void* attributes);
    [LibraryImport(Lib)] internal static partial int posix_spawnattr_setflags(void* attributes, short flags);
    [LibraryImport(Lib)] internal static partial int posix_spawnattr_setsigdefault(void* attributes, void* signals);
    [LibraryImport(Lib)] internal static partial int posix_spawnattr_setsigmask(void* attributes, void* signals);
    [LibraryImport(Lib)] internal static partial int sigfillset(void* signals);
    [LibraryImport(Lib)] internal static partial int sigemptyset(void* signals);
}
