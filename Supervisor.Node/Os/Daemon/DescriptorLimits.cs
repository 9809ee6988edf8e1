using System.Globalization;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// How many descriptors this process was meant to have. The runtime raises the soft limit to the hard one before Main,
/// and tells nobody what it was; but limits are inherited whole. So if our parent has the same hard limit, its soft
/// limit was ours. A parent with another hard limit means that someone set the limit for us, as <c>ulimit -n</c> and
/// <c>LimitNOFILE=</c> do: both limits at once. The exceptions are the pair 1024:524288 that systemd gives to whom it gives
/// nothing else, and sudo, which raises its own limit and starts the command with the limits of whoever called it.
/// <para>
/// The daemon keeps the raised limit, because it needs more descriptors than the reference does. Its children get another
/// (<see cref="ChildLimits"/>): programs that close every descriptor up to the limit, or that use select, count on it.
/// </para>
/// </summary>
internal readonly record struct DescriptorLimits(ulong Soft, ulong Hard)
{
    private const ulong ServiceManagerSoft = 1024, ServiceManagerHard = 524288;

    /// <summary>The limits as they were when this process was started. Ask while the parent is there.</summary>
    internal static DescriptorLimits Inherited() =>
        Guess(Current(), Parse(ProcFiles.Text($"/proc/{Starter()}/limits")));

    /// <summary>What the reference would have after raising the soft limit to <c>minfds</c>, and its children with it.</summary>
    internal static DescriptorLimits ForChildren(int minFds)
    {
        var (soft, hard) = Inherited();
        return new(Math.Min(hard, Math.Max(soft, (ulong)Math.Max(0, minFds))), hard);
    }

    internal static DescriptorLimits Guess(DescriptorLimits own, DescriptorLimits? parent) => own switch
    {
        _ when parent is { } p && p.Hard == own.Hard => p,
        { Hard: ServiceManagerHard } => own with { Soft = ServiceManagerSoft },
        _ => own with { Soft = own.Hard },
    };

    /// <summary>The line of <c>/proc/PID/limits</c>; null when there is none.</summary>
    internal static DescriptorLimits? Parse(string limits)
    {
        const string Title = "Max open files";
        var line = limits.Split('\n').FirstOrDefault(l => l.StartsWith(Title, StringComparison.Ordinal));
        return line?[Title.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var soft, var hard, ..]
            && Number(soft) is { } s && Number(hard) is { } h
            ? new(s, h)
            : null;
    }

    /// <summary>Makes them the limits of this process, and of whom it starts.</summary>
    internal unsafe void Impose()
    {
        var wanted = new Libc.ResourceLimit { Soft = Soft, Hard = Hard };
        if (Libc.prlimit(0, Libc.RLIMIT_NOFILE, &wanted, null) < 0) throw OsError.Last("prlimit");
    }

    private static int Starter()
    {
        var pid = Libc.getppid();
        while (ProcFiles.Status(pid, "Name") == "sudo" && int.TryParse(ProcFiles.Status(pid, "PPid"), NumberStyles.None, CultureInfo.InvariantCulture, out var next)) pid = next;
        return pid;
    }

    /// <summary>Those that this process has.</summary>
    internal static unsafe DescriptorLimits Current()
    {
        Libc.ResourceLimit found;
        if (Libc.prlimit(0, Libc.RLIMIT_NOFILE, null, &found) < 0) throw OsError.Last("prlimit");
        return new(found.Soft, found.Hard);
    }

    private static ulong? Number(string text) => text == "unlimited" ? ulong.MaxValue
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
