namespace Supervisor.Bench.Native;

/// <summary>What the kernel counts about another process.</summary>
internal static class ProcessFigures
{
    private const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Nanoseconds of all its threads, ended ones too: the process's own CPU clock, finer than /proc's ticks.</summary>
    public static unsafe long CpuNanoseconds(int pid)
    {
        int clock;
        var time = stackalloc long[2];
        if (Libc.clock_getcpuclockid(pid, &clock) != 0 || Libc.clock_gettime(clock, time) != 0)
            throw new BenchException($"Process {pid} has gone: its CPU time cannot be read.");
        return time[0] * NanosecondsPerSecond + time[1];
    }

    /// <summary>Resident memory in bytes (VmRSS): pages of files shared with other processes count in full.</summary>
    public static long ResidentBytes(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], null);
    }

    /// <summary>For each of its threads, how often it has gone to sleep by itself, and so was woken: a loaded machine changes that little.</summary>
    public static IReadOnlyDictionary<string, long> Sleeps(int pid)
    {
        var sleeps = new Dictionary<string, long>();
        foreach (var thread in Directory.EnumerateDirectories($"/proc/{pid}/task"))
        {
            try
            {
                var line = File.ReadLines(thread + "/status").First(l => l.StartsWith("voluntary_ctxt_switches:", StringComparison.Ordinal));
                sleeps[thread] = long.Parse(line.Split('\t')[1], null);
            }
            catch (IOException)
            {
                // The thread has ended meanwhile.
            }
        }

        return sleeps;
    }
}
