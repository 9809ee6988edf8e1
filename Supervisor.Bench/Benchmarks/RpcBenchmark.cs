using System.Text;
using Supervisor.Bench.Load;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>XML-RPC over the Unix socket, with 200 running programs; the clients share the processors with the daemon.</summary>
internal sealed class RpcBenchmark() : DaemonBenchmark("rpc", "XML-RPC calls per second with 200 programs, 1 and 8 clients", rounds: 3)
{
    private const int Programs = 200;
    private const string AllInfo = "supervisor.getAllProcessInfo", State = "supervisor.getState";

    private static readonly (Figure Figure, string Method, int Clients)[] Loads =
    [
        (new($"getAllProcessInfo of {Programs}, 1 client", "1/s", Goal.AtLeast(1500)), AllInfo, 1),
        (new($"getAllProcessInfo of {Programs}, 8 clients", "1/s", Goal.AtLeast(3000)), AllInfo, 8),
        (new("getState, 1 client", "1/s", Goal.AtLeast(5000)), State, 1),
        (new("getState, 8 clients", "1/s", Goal.AtLeast(15000)), State, 8),
    ];

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs)).ConfigureAwait(false);
        await daemon.Reports.Take(Programs).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        Check(daemon.Socket);
        foreach (var (figure, method, clients) in Loads)
            subject.Record(figure, await RpcLoad.Rate(daemon.Socket, method, clients).ConfigureAwait(false));
    }

    // What is counted must be the whole answer.
    private static void Check(string socket)
    {
        using var connection = new RpcConnection(socket);
        var answer = Encoding.UTF8.GetString(connection.Call(RpcConnection.Request(AllInfo)));
        var programs = answer.Split("<name>statename</name>").Length - 1;
        if (programs != Programs) throw new BenchException($"getAllProcessInfo shows {programs} of {Programs} programs:\n{answer}");
    }
}
