using System.Diagnostics;
using System.Text;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Load;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Fleet;

/// <summary>How long a change on one node takes until others know: by their events, all of them, and by their tables, one at a time.</summary>
internal static class ChangeMeasurement
{
    private const int Samples = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10), Pause = TimeSpan.FromMilliseconds(50), Poll = TimeSpan.FromMilliseconds(1);
    private static readonly Figure Row = new("start of a process → row of another node, p50", "ms", Goal.None);
    private static readonly Figure RowTail = new("start of a process → row of another node, p99", "ms", Goal.AtMost(250), 0.99);
    private static readonly Figure Event = new("state change → event at the last of 49 nodes, p50", "ms", Goal.None);
    private static readonly Figure EventTail = new("state change → event at the last of 49 nodes, p99", "ms", Goal.AtMost(250), 0.99);

    public static async Task Measure(BenchFleet fleet, Subject subject)
    {
        var others = fleet.Nodes.Skip(1).ToList();
        await using var watch = await EventWatch.Start(others).ConfigureAwait(false);
        using var home = new RpcConnection(fleet.Nodes[0].Socket);
        for (var sample = 0; sample < Samples; sample++)
        {
            var milliseconds = await UntilShown(home, others[sample % others.Count], sample % 2 == 0).ConfigureAwait(false);
            subject.Record(Row, milliseconds);
            subject.Record(RowTail, milliseconds);
            await Task.Delay(Pause).ConfigureAwait(false);
        }

        foreach (var milliseconds in watch.Latencies())
        {
            subject.Record(Event, milliseconds);
            subject.Record(EventTail, milliseconds);
        }
    }

    // From just before the command: what the spawn takes is in it, as is the answer to the first question after the change.
    private static async Task<double> UntilShown(RpcConnection home, DaemonRun other, bool isStart)
    {
        using var connection = new RpcConnection(other.Socket);
        var question = RpcConnection.Request("supervisor.getProcessInfo", $"child@{BenchFleet.NameOf(1)}:child_000");
        var expected = isStart ? ">RUNNING<" : ">STOPPED<";
        var started = Stopwatch.GetTimestamp();
        home.Call(RpcConnection.Request(isStart ? "supervisor.startProcess" : "supervisor.stopProcess", "child:child_000"));
        while (!Encoding.UTF8.GetString(connection.Call(question)).Contains(expected, StringComparison.Ordinal))
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new BenchException("A change of state does not reach another node.");
            await Task.Delay(Poll).ConfigureAwait(false);
        }

        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
