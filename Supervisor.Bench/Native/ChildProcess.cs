using System.Collections;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Supervisor.Bench.Native;

/// <summary>One program that this one started: by <c>posix_spawn</c>, with every signal at its default.</summary>
internal sealed unsafe class ChildProcess
{
    private const int SignalSetSize = 128;
    private const uint Readable = 0b110_100_100;

    private readonly TaskCompletionSource<ProcessEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ChildProcess(int pid, long startedAt)
    {
        Pid = pid;
        StartedAt = startedAt;
        new Thread(WaitForEnd) { IsBackground = true, Name = $"wait {pid}" }.Start();
    }

    public int Pid { get; }

    /// <summary>Nanoseconds of CLOCK_MONOTONIC just before the call that started it.</summary>
    public long StartedAt { get; }

    public Task<ProcessEnd> End => _end.Task;

    /// <summary>Standard input is /dev/null; both outputs go to <paramref name="output"/>, a file that is begun anew.</summary>
    public static ChildProcess Start(IReadOnlyList<string> command, string output, IReadOnlyDictionary<string, string>? environment = null)
    {
        using var arguments = new StringVector(command);
        using var variables = new StringVector((environment ?? Inherited()).Select(v => $"{v.Key}={v.Value}"));
        byte* actions = stackalloc byte[Libc.OpaqueSize], attributes = stackalloc byte[Libc.OpaqueSize];
        Prepare(actions, attributes, output);
        int pid;
        var startedAt = Stopwatch.GetTimestamp();
        var errno = Libc.posix_spawn(&pid, command[0], actions, attributes, arguments.Pointer, variables.Pointer);
        _ = Libc.posix_spawn_file_actions_destroy(actions);
        _ = Libc.posix_spawnattr_destroy(attributes);
        return errno == 0 ? new(pid, startedAt) : throw new BenchException($"{command[0]} does not start: {Marshal.GetPInvokeErrorMessage(errno)}");
    }

    /// <summary>To a process that has ended already: nothing.</summary>
    public void Signal(int signal)
    {
        if (!End.IsCompleted) _ = Libc.kill(Pid, signal);
    }

    private static void Prepare(byte* actions, byte* attributes, string output)
    {
        _ = Libc.posix_spawn_file_actions_init(actions);
        _ = Libc.posix_spawn_file_actions_addopen(actions, 0, "/dev/null", 0, 0);
        _ = Libc.posix_spawn_file_actions_addopen(actions, 1, output, Libc.O_WRONLY | Libc.O_CREAT | Libc.O_TRUNC, Readable);
        _ = Libc.posix_spawn_file_actions_adddup2(actions, 1, 2);
        byte* all = stackalloc byte[SignalSetSize], none = stackalloc byte[SignalSetSize];
        _ = Libc.sigfillset(all);
        _ = Libc.sigemptyset(none);
        _ = Libc.posix_spawnattr_init(attributes);
        _ = Libc.posix_spawnattr_setsigdefault(attributes, all);
        _ = Libc.posix_spawnattr_setsigmask(attributes, none);
        _ = Libc.posix_spawnattr_setflags(attributes, Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK);
    }

    private static Dictionary<string, string> Inherited() => Environment.GetEnvironmentVariables()
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string?)e.Value ?? "");

    private void WaitForEnd()
    {
        int status, result;
        do result = Libc.waitpid(Pid, &status, 0);
        while (result < 0 && Marshal.GetLastPInvokeError() == Libc.EINTR);
        _end.SetResult(new(result == Pid ? status : -1, Stopwatch.GetTimestamp()));
    }

    /// <summary>A NULL-terminated array of C strings.</summary>
    private sealed class StringVector : IDisposable
    {
        public StringVector(IEnumerable<string> texts)
        {
            var bytes = texts.Select(Encoding.UTF8.GetBytes).ToList();
            Pointer = (byte**)NativeMemory.Alloc((nuint)(bytes.Count + 1), (nuint)sizeof(byte*));
            for (var i = 0; i < bytes.Count; i++)
            {
                Pointer[i] = (byte*)NativeMemory.AllocZeroed((nuint)bytes[i].Length + 1);
                bytes[i].CopyTo(new Span<byte>(Pointer[i], bytes[i].Length));
            }

            Pointer[bytes.Count] = null;
        }

        public byte** Pointer { get; }

        public void Dispose()
        {
            for (var text = Pointer; *text is not null; text++) NativeMemory.Free(*text);
            NativeMemory.Free(Pointer);
        }
    }
}
