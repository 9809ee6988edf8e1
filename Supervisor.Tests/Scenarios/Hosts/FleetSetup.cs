using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>What the daemons of a scenario are configured with.</summary>
internal sealed record FleetSetup
{
    public const int Port = 4053;
    public const string Secret = "the secret of the scenarios, long and random enough";

    /// <summary>How many hosts are seeds: the first ones.</summary>
    public int Seeds { get; init; } = 2;

    /// <summary>How many hosts are at the first switch; the others are at the second.</summary>
    public int OnFirstSwitch { get; init; } = int.MaxValue;

    /// <summary>How long nothing may have changed before the resolver decides.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Further lines of the HOCON file, which outweigh the others.</summary>
    public Func<int, string> Hocon { get; init; } = _ => "";

    /// <summary>Words before the daemon's: a command that ends with starting what is behind it, as <c>env</c> does.</summary>
    public string[] Prefix { get; init; } = [];

    /// <summary>The programs of a host.</summary>
    public Func<int, string> Programs { get; init; } = host => $"""
        [program:web]
        command=/bin/sleep 10000{host}
        process_name=%(program_name)s%(process_num)d
        numprocs=2
        startsecs=0
        [program:spare]
        command=/bin/sleep 20000{host}
        startsecs=0
        autostart=false

        """;

    public static string NameOf(int host) => $"n{host}";

    public static string AddressOf(int host) => $"akka.tcp://supervisor@{Lan.AddressOf(host)}:{Port}";

    /// <summary>Writes the HOCON file of a host beside its configuration, and gives the sections that the configuration needs.</summary>
    public string Sections(int host, TempDir directory)
    {
        directory.Write("cluster.hocon", $$"""
            akka.remote.dot-netty.tcp { hostname = {{Lan.AddressOf(host)}}, port = {{Port}} }
            akka.cluster {
              seed-nodes = [{{string.Join(", ", Enumerable.Range(1, Seeds).Select(seed => $"\"{AddressOf(seed)}\""))}}]
              roles = [{{(host % 2 == 0 ? "even" : "odd")}}]
              split-brain-resolver.stable-after = {{(int)StableAfter.TotalMilliseconds}}ms
            }
            supervisor.cluster.secret = "{{Secret}}"
            {{Hocon(host)}}

            """);
        return $"""
            [cluster]
            config={directory}/cluster.hocon
            node_name={NameOf(host)}
            file={directory}/fleet.sock
            {Programs(host)}
            """;
    }
}
