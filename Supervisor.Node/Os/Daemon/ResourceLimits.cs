using System.Collections.Immutable;
using System.Globalization;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// <c>minfds</c> and <c>minprocs</c> (specification 3.3): soft limits below them are raised, with the hard ones where root
/// may do that; limits above them are left alone. Once, at the first start, after the user was switched.
/// </summary>
internal static class ResourceLimits
{
    internal static StartStep Raise(int minFds, int minProcs)
    {
        var messages = ImmutableArray.CreateBuilder<ConfigMessage>();
        foreach (var (name, resource, least, found) in Wanted(minFds, minProcs))
        {
            if (least < 0 || found.Soft >= (ulong)least) continue;
            if (!Set(resource, (ulong)least, found.Hard))
                return new StartStep.Failed(Refusal(resource, least, found.Hard));
            messages.Add(new(LogLevel.Info, $"Increased {name} limit to {least}"));
        }

        ChildLimits.Adopt(minFds);
        return new StartStep.Done(messages.ToImmutable());
    }

    private static IEnumerable<(string Name, int Resource, int Least, DescriptorLimits Found)> Wanted(int minFds, int minProcs)
    {
        yield return ("RLIMIT_NOFILE", Libc.RLIMIT_NOFILE, minFds, DescriptorLimits.Inherited());
        yield return ("RLIMIT_NPROC", Libc.RLIMIT_NPROC, minProcs, Processes());
    }

    private static unsafe DescriptorLimits Processes()
    {
        Libc.ResourceLimit found;
        if (Libc.prlimit(0, Libc.RLIMIT_NPROC, null, &found) < 0) throw OsError.Last("prlimit");
        return new(found.Soft, found.Hard);
    }

    // The daemon's own soft limit of descriptors is never below the hard one: see DescriptorLimits.
    private static unsafe bool Set(int resource, ulong least, ulong hard)
    {
        var raised = Math.Max(hard, least);
        var wanted = new Libc.ResourceLimit { Soft = resource == Libc.RLIMIT_NOFILE ? raised : least, Hard = raised };
        return Libc.prlimit(0, resource, &wanted, null) == 0;
    }

    private static string Refusal(int resource, int least, ulong hard)
    {
        var (setting, what, many, program) = resource == Libc.RLIMIT_NOFILE
            ? ("minfds", "number of file descriptors", "file descriptors", "process")
            : ("minprocs", "number of available processes", "processes", "program");
        var usable = resource == Libc.RLIMIT_NOFILE ? "file descriptors" : "processes";
        var most = hard == ulong.MaxValue ? "unlimited" : hard.ToString(CultureInfo.InvariantCulture);
        return $"The minimum {what} required to run this {program} is {least} as per the \"{setting}\" "
            + $"command-line argument or config file setting. The current environment will only allow you to open {most} {many}.  "
            + $"Either raise the number of usable {usable} in your environment (see README.rst) or lower the {setting} setting "
            + $"in the config file to allow the {program} to start.";
    }
}
