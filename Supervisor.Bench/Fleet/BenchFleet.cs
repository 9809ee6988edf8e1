using System.Diagnostics;
using System.Globalization;
using System.Text;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Load;

namespace Supervisor.Bench.Fleet;

/// <summary>Daemons that are nodes of one fleet, each with a loopback address of its own and programs that are not started.</summary>
internal sealed class BenchFleet : IAsyncDisposable
{
    private const int Port = 4053, Seeds = 3;
    private const string Network = "127.77.0.";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3), Pause = TimeSpan.FromMilliseconds(200);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fleet-");
    private readonly List<DaemonRun> _nodes = [];

    private BenchFleet()
    {
    }

    public IReadOnlyList<DaemonRun> Nodes => _nodes;

    /// <summary>Returns when every node shows every process of all of them.</summary>
    public static async Task<BenchFleet> Start(Contestant contestant, string child, int nodes, int programs)
    {
        var fleet = new BenchFleet();
        try
        {
            for (var number = 1; number <= nodes; number++)
                fleet._nodes.Add(DaemonRun.Start(contestant, child, new(programs, Keys: fleet.Sections(number))));
            foreach (var node in fleet._nodes) await node.FirstAnswer().ConfigureAwait(false);
            foreach (var node in fleet._nodes) await UntilItShows(node, nodes * programs).ConfigureAwait(false);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static string NameOf(int node) => string.Create(CultureInfo.InvariantCulture, $"n{node:00}");

    private static string AddressOf(int node) => string.Create(CultureInfo.InvariantCulture, $"{Network}{node}");

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_nodes.Select(node => node.DisposeAsync().AsTask())).ConfigureAwait(false);
        _folder.Delete(recursive: true);
    }

    private static async Task UntilItShows(DaemonRun node, int rows)
    {
        var started = Stopwatch.GetTimestamp();
        using var connection = new RpcConnection(node.Socket);
        int shown;
        while ((shown = Rows(connection)) != rows)
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new BenchException($"A node shows {shown} of {rows} processes of the fleet.");
            await Task.Delay(Pause).ConfigureAwait(false);
        }
    }

    private static int Rows(RpcConnection connection) =>
        Encoding.UTF8.GetString(connection.Call(RpcConnection.Request("cluster.getAllProcessInfo"))).Split("<name>statename</name>").Length - 1;

    // Further keys of the program, then the section of the cluster.
    private string Sections(int node)
    {
        var hocon = Path.Combine(_folder.FullName, NameOf(node) + ".hocon");
        File.WriteAllText(hocon, $$"""
            akka.remote.dot-netty.tcp { hostname = {{AddressOf(node)}}, port = {{Port}} }
            akka.cluster.seed-nodes = [{{string.Join(", ", Enumerable.Range(1, Seeds).Select(seed => $"\"akka.tcp://supervisor@{AddressOf(seed)}:{Port}\""))}}]
            supervisor.cluster.secret = "the secret of the benchmark's nodes"

            """);
        return $"autostart = false\n\n[cluster]\nconfig = {hocon}\nnode_name = {NameOf(node)}\n";
    }
}
