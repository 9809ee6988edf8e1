using System.Net;
using Akka.Actor;
using Akka.Actor.Setup;
using Akka.Configuration;
using Supervisor.Tests.Engine.Remote;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Clustering.Shell;

/// <summary>
/// Cluster nodes of one test, over TCP on loopback addresses of its own or over a network inside the process. The system's name is
/// the test's own too: lives before these are nobody's memory.
/// </summary>
internal sealed class Fleet(MemoryNetwork? network = null)
{
    private const string Common =
        """
        akka {
          loggers = []
          stdout-loglevel = OFF
          log-dead-letters = off
          actor.provider = cluster
          coordinated-shutdown.run-by-clr-shutdown-hook = off
        }
        """;

    private static int _fleets;
    private static int _hosts;

    private readonly List<FleetNode> _nodes = [];
    private readonly Dictionary<int, (string Host, int Port)> _places = [];

    public string Name { get; } = $"fleet{Interlocked.Increment(ref _fleets)}";

    public IReadOnlyList<FleetNode> Nodes => _nodes;

    /// <summary>The address of the n-th node, before it is started and after.</summary>
    public Address AddressOf(int n)
    {
        if (!_places.TryGetValue(n, out var place)) place = _places[n] = network is null ? (OwnLoopback(), FreePort.Take()) : ($"{Name}-{n}", 1);
        return new Address("akka.tcp", Name, place.Host, place.Port);
    }

    public string Seeds(params int[] seeds) =>
        $"akka.cluster.seed-nodes = [{string.Join(", ", seeds.Select(n => $"\"{AddressOf(n)}\""))}]";

    /// <summary>The n-th node; again: its next life.</summary>
    public FleetNode Start(int n, params string[] hocon)
    {
        var address = AddressOf(n);
        var config = ConfigurationFactory.ParseString(string.Join('\n', hocon))
            .WithFallback($"akka.remote.dot-netty.tcp {{ hostname = \"{address.Host}\", port = {address.Port} }}").WithFallback(Common);
        Setup[] setups = network is null ? [] : [network.On(address.Host)];
        var setup = setups.Aggregate(ActorSystemSetup.Create(BootstrapSetup.Create().WithConfig(config)), (all, one) => all.WithSetup(one));
        var node = new FleetNode(ActorSystem.Create(Name, setup));
        _nodes.Add(node);
        return node;
    }

    public FleetNode[] StartAll(IEnumerable<int> numbers, params string[] hocon) => [.. numbers.Select(n => Start(n, hocon))];

    /// <summary>All at once, and nobody takes leave of anybody.</summary>
    public async Task End()
    {
        foreach (var node in _nodes) node.Abort();
        await Task.WhenAll(_nodes.Select(n => n.System.WhenTerminated)).Within();
    }

    /// <summary>Nobody else of this process has it, and no process with another number.</summary>
    private static string OwnLoopback()
    {
        const int Networks = 200, Hosts = 250;
        var host = Interlocked.Increment(ref _hosts);
        return new IPAddress([127, (byte)(1 + (Environment.ProcessId % Networks)), (byte)(host / Hosts), (byte)(1 + (host % Hosts))]).ToString();
    }
}
