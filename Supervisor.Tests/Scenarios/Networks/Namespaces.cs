using System.Globalization;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>
/// The network namespaces of this run of the tests. Their names say which process made them, so that what a run leaves behind
/// that was killed is removed by the next one, with everything that still runs in there.
/// </summary>
internal static class Namespaces
{
    private const string Folder = "/run/netns", Prefix = "svtest";

    private static readonly string Owner = OwnerName(Environment.ProcessId);
    private static readonly Lazy<string?> Missing = new(Look);
    private static int _networks;

    /// <summary>The reason to skip, or null where namespaces can be made.</summary>
    public static string? WhyMissing => Missing.Value;

    public static string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>What the namespaces of one more network begin with.</summary>
    public static string NextPrefix() => $"{Owner}.{Interlocked.Increment(ref _networks)}.";

    /// <summary>Kills everything in the namespaces that begin so, and removes them.</summary>
    public static Task Remove(string prefix) => Shell.Run($"""
        for path in {Folder}/{prefix}*; do
            [ -e "$path" ] || continue
            name=$(basename "$path")
            ip netns pids "$name" | xargs -r kill -9 2>/dev/null || true
            ip netns delete "$name"
        done
        """);

    private static string? Look()
    {
        if (!Environment.IsPrivilegedProcess) return "Needs root, for network namespaces.";
        if (!File.Exists("/usr/sbin/ip") && !File.Exists("/sbin/ip")) return "Needs ip (Debian: iproute2), for network namespaces.";
        if (!File.Exists("/dev/net/tun")) return "Needs /dev/net/tun, for slow networks.";
        RemoveStale();
        return Probe(NextPrefix() + "probe");
    }

    // A container may have root and no right to make networks; a kernel may lack a kind of link.
    private static string? Probe(string name)
    {
        try
        {
            var probe = CommandRunner.Run("/bin/sh", "-ec", $"ip netns add {name}; ip -n {name} link add s0 type bridge; ip -n {name} link add p0 type veth peer name p1");
            return probe.ExitCode == 0 ? null : $"No network namespaces here: {probe.Error.Trim()}";
        }
        finally
        {
            CommandRunner.Run("ip", "netns", "delete", name);
        }
    }

    private static void RemoveStale()
    {
        if (!Directory.Exists(Folder)) return;
        var owners = Directory.GetFiles(Folder, Prefix + ".*").Select(path => string.Join('.', Path.GetFileName(path).Split('.').Take(3)));
        foreach (var owner in owners.Distinct().Where(owner => !IsAlive(owner))) Remove(owner + ".").GetAwaiter().GetResult();
    }

    private static bool IsAlive(string owner) =>
        owner.Split('.') is [_, var pid, _] && int.TryParse(pid, out var number) && Directory.Exists($"/proc/{pid}") && owner == OwnerName(number);

    // The time of its start tells it from a later process with the same number.
    private static string OwnerName(int pid)
    {
        var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/stat"));
        return string.Create(CultureInfo.InvariantCulture, $"{Prefix}.{pid}.{stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[19]}");
    }
}
