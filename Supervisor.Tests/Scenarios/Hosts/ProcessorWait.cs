using System.Globalization;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>
/// How long the threads of a daemon were ready to run and had no processor, by the kernel's own count. On a machine that does
/// nothing else it is milliseconds; where other tests run, that time is theirs and not the daemon's.
/// </summary>
internal sealed class ProcessorWait
{
    private readonly Dictionary<int, TimeSpan> _before;

    private ProcessorWait(IEnumerable<ClusterHost> hosts) => _before = hosts.ToDictionary(host => host.Daemon.Pid, host => Of(host.Daemon.Pid));

    /// <summary>Of all its threads since its start.</summary>
    public static TimeSpan Of(int pid) => TimeSpan.FromSeconds(Directory.GetDirectories($"/proc/{pid}/task").Sum(Seconds));

    public static ProcessorWait From(IEnumerable<ClusterHost> hosts) => new(hosts);

    /// <summary>What is to be allowed for on that host since the count began.</summary>
    public TimeSpan Since(ClusterHost host) => Of(host.Daemon.Pid) - _before[host.Daemon.Pid];

    private static double Seconds(string task)
    {
        try
        {
            return double.Parse(File.ReadAllText(task + "/schedstat").Split(' ')[1], CultureInfo.InvariantCulture) / 1e9;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;       // the thread has ended, or the kernel does not count: then nothing is allowed for
        }
    }
}
