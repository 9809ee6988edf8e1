using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clustered;

/// <summary>Real daemons on the loopback address, each a node with one program, that know each other as seeds.</summary>
internal sealed class FleetUnderTest : IAsyncDisposable
{
    private const string Secret = "a long and random text";

    private readonly List<DaemonUnderTest> _daemons = [];

    public DaemonUnderTest this[int index] => _daemons[index];

    /// <summary>Ports of the nodes, and with them their names.</summary>
    public List<int> Ports { get; } = [];

    /// <summary>The fleet's own socket of a daemon.</summary>
    public static string FleetSocket(TempDir directory) => directory.File("fleet.sock");

    public static string Program(TempDir directory) =>
        $"[program:web]\ncommand=sleep 1000\nstartsecs=0\n[cluster]\nconfig=cluster.hocon\nfile={FleetSocket(directory)}\n";

    /// <summary>Nodes n0, n1, … that have found each other.</summary>
    public static async Task<FleetUnderTest> Of(int nodes, string hocon = "")
    {
        var fleet = new FleetUnderTest();
        for (var i = 0; i < nodes; i++) fleet.Ports.Add(FreePort.Take());
        try
        {
            for (var i = 0; i < nodes; i++) await fleet.Start(i, hocon);
            await fleet.UntilAllAreUp();
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public static string Hocon(int port, IEnumerable<int> seeds, string secret = Secret, string more = "") => $$"""
        akka.remote.dot-netty.tcp { hostname = 127.0.0.1, port = {{port}} }
        akka.cluster.seed-nodes = [{{string.Join(", ", seeds.Select(s => $"\"127.0.0.1:{s}\""))}}]
        supervisor.cluster.secret = "{{secret}}"
        {{more}}
        """;

    public string AddressOf(int node) => $"akka.tcp://supervisor@127.0.0.1:{Ports[node]}";

    public async Task<DaemonUnderTest> Start(int node, string more = "", string secret = Secret)
    {
        var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, directory =>
        {
            directory.Write("cluster.hocon", Hocon(Ports[node], Ports, secret, more));
            return Program(directory) + $"node_name=n{node}\n";
        });
        _daemons.Add(daemon);
        return daemon;
    }

    public async Task UntilAllAreUp()
    {
        foreach (var daemon in _daemons)
            for (var other = 0; other < Ports.Count; other++) await UntilLogged(daemon, other, "is Up");
    }

    /// <summary>Waits until a node has said this of another, and gives the place in its log.</summary>
    public async Task<int> UntilLogged(DaemonUnderTest daemon, int other, string what, int since = 0)
    {
        // A node is called by its name once it has told it.
        string[] texts = [$"{AddressOf(other)} {what}", $"{AddressOf(other)}) {what}"];
        int Place() => texts.Max(t => daemon.Log.IndexOf(t, since, StringComparison.Ordinal));
        await daemon.Until(() => Place() >= 0, $"n{other} {what}");
        return Place() + 1;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var daemon in _daemons) await daemon.DisposeAsync();
    }
}
