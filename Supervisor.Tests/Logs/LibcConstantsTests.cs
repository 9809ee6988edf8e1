using System.Reflection;
using Supervisor.Node.Os.Children;
using Supervisor.Node.Os.Interop;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

/// <summary>The C compiler is the judge of what we declare of the C library.</summary>
public class LibcConstantsTests
{
    private static readonly string[] Headers =
    [
        "errno.h", "fcntl.h", "poll.h", "sched.h", "signal.h", "spawn.h", "stddef.h", "sys/epoll.h", "sys/eventfd.h", "sys/inotify.h",
        "sys/resource.h", "sys/socket.h", "sys/stat.h", "sys/syscall.h", "sys/un.h", "sys/wait.h", "unistd.h",
    ];

    [CompilerFact]
    public void Every_constant_has_the_value_of_the_headers()
    {
        var constants = typeof(Libc).GetFields(BindingFlags.Static | BindingFlags.NonPublic)
            .Where(f => f.IsLiteral && f.FieldType != typeof(string))
            .Select(f => $"#ifdef {f.Name}\n_Static_assert((long long)({f.Name}) == {f.GetRawConstantValue()}LL, \"{f.Name}\");\n#endif")
            .ToArray();
        Assert.True(constants.Length > 50);
        Compile(constants);
    }

    [CompilerFact]
    public void The_structures_that_are_read_by_offset_have_these_offsets() => Compile(
    [
        "_Static_assert(sizeof(struct statx) == 256, \"statx\");",
        "_Static_assert(offsetof(struct statx, stx_mode) == 28, \"mode\");",
        "_Static_assert(offsetof(struct statx, stx_ino) == 32, \"ino\");",
        "_Static_assert(offsetof(struct statx, stx_size) == 40, \"size\");",
        "_Static_assert(offsetof(struct statx, stx_mtime.tv_sec) == 112, \"mtime\");",
        "_Static_assert(offsetof(struct statx, stx_dev_major) == 136, \"major\");",
        "_Static_assert(offsetof(struct statx, stx_dev_minor) == 140, \"minor\");",
        "#if defined(__x86_64__) || defined(__i386__)",
        "_Static_assert(sizeof(struct epoll_event) == 12 && offsetof(struct epoll_event, data) == 4, \"epoll\");",
        "#else",
        "_Static_assert(sizeof(struct epoll_event) == 16 && offsetof(struct epoll_event, data) == 8, \"epoll\");",
        "#endif",
        "_Static_assert(sizeof(struct inotify_event) == 16 && offsetof(struct inotify_event, len) == 12, \"inotify\");",
        "_Static_assert(sizeof(struct pollfd) == 8 && offsetof(struct pollfd, revents) == 6, \"pollfd\");",
        "_Static_assert(sizeof(struct rlimit) == 16 && offsetof(struct rlimit, rlim_max) == 8, \"rlimit\");",
        "_Static_assert(sizeof(struct sigaction) <= 256 && offsetof(struct sigaction, sa_handler) == 0, \"sigaction\");",
        "_Static_assert(offsetof(struct sockaddr_un, sun_path) == 2 && sizeof(struct sockaddr_un) == 110, \"sockaddr_un\");",
        "_Static_assert(sizeof(siginfo_t) == 128 && sizeof(long) == 8, \"siginfo\");",
        "_Static_assert(offsetof(siginfo_t, si_pid) == 16, \"siginfo of a child\");",
        "_Static_assert(sizeof(struct rusage) <= 512 && offsetof(struct rusage, ru_stime) == 16, \"rusage\");",
        $"_Static_assert(offsetof(struct rusage, ru_maxrss) == 32 && RUSAGE_SELF == {Libc.RUSAGE_SELF}, \"peak memory\");",
        $"_Static_assert(P_ALL == {Libc.P_ALL} && P_PID == {Libc.P_PID}, \"idtype_t\");",
        $"_Static_assert(sizeof(posix_spawnattr_t) <= {SpawnSetup.OpaqueSize} && sizeof(posix_spawn_file_actions_t) <= {SpawnSetup.OpaqueSize}, \"spawn\");",
        $"_Static_assert(sizeof(sigset_t) <= {SpawnSetup.OpaqueSize}, \"sigset_t\");",
        $"_Static_assert(SYS_setgroups == {SpawnCalls.SetGroupsNumber} && SYS_setresuid == {SpawnCalls.SetUserNumber}, \"calls\");",
        $"_Static_assert(SYS_setresgid == {SpawnCalls.SetGroupNumber}, \"calls\");",
    ]);

    private static void Compile(IEnumerable<string> asserts)
    {
        using var dir = new TempDir();
        var program = string.Join('\n', ["#define _GNU_SOURCE", .. Headers.Select(h => $"#include <{h}>"), .. asserts, ""]);
        Assert.Equal(new CommandResult(0, "", ""), CommandRunner.Run("/usr/bin/gcc", "-fsyntax-only", dir.Write("check.c", program)));
    }
}
