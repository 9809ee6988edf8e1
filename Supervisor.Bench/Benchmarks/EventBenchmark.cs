using System.Diagnostics;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Load;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// Events to one listener that answers at once: a client sends them as fast as it is answered, a thousand remote
/// communications in each call; from the first call until the listener has the last event. The buffer holds all of them, and
/// a lost one ends the run: the listener would wait for it.
/// </summary>
internal sealed class EventBenchmark() : DaemonBenchmark("events", "events to a fast listener", rounds: 3)
{
    private const int Calls = 20, InEach = 1_000;

    private static readonly Figure Rate = new("events to one listener", "per s", Goal.AtLeast(10_000));

    protected override async Task Measure(Subject subject)
    {
        var config = new DaemonConfig(Programs: 0) { Others = Listener };
        await using var daemon = await subject.Start(config).ConfigureAwait(false);
        await daemon.FirstAnswer().ConfigureAwait(false);
        await daemon.Reports.Take(1).ConfigureAwait(false);
        var request = RpcConnection.Repeated(InEach, "supervisor.sendRemoteCommEvent", "kind", "something happened elsewhere");
        var begun = Stopwatch.GetTimestamp();
        using (var client = new RpcConnection(daemon.Socket))
        {
            for (var i = 0; i < Calls; i++) client.Call(request);
        }

        var reports = await daemon.Reports.Take(2).ConfigureAwait(false);
        subject.Record(Rate, Calls * InEach / ((reports[^1].Nanoseconds - begun) / 1e9));
    }

    private static string Listener(string child, string fifo) => $"""
        [eventlistener:fast]
        command = {child} listen {fifo} 0 {Calls * InEach}
        events = REMOTE_COMMUNICATION
        buffer_size = {Calls * InEach}
        """;
}
