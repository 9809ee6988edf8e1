using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>
/// A crash, while a hundred listeners, each a pool of its own, want to know of every change of state: one half answers at
/// once, the other has taken its first event and never answers, so that its buffer overflows all the time.
/// </summary>
internal sealed class ListenerBenchmark() : DaemonBenchmark("listeners", "the same while 50 of 100 listeners are stuck", rounds: 3)
{
    private const int Pairs = 50;

    // Their reports are nobody's business here.
    private const string Nowhere = "/dev/null";

    private static readonly Figure Median = new("crash → replacement, 50 of 100 listeners stuck, p50", "ms", Goal.AtMost(2));
    private static readonly Figure Tail = new("crash → replacement, 50 of 100 listeners stuck, p99", "ms", Goal.AtMost(10), 0.99);

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs: 1) { Others = Listeners }).ConfigureAwait(false);
        await Crashes.Measure(daemon, milliseconds =>
        {
            subject.Record(Median, milliseconds);
            subject.Record(Tail, milliseconds);
        }).ConfigureAwait(false);
    }

    private static string Listeners(string child, string fifo) => string.Concat(Enumerable.Range(0, Pairs).Select(i => $"""
        [eventlistener:good{i}]
        command = {child} listen {Nowhere} {i} 0
        events = PROCESS_STATE

        [eventlistener:stuck{i}]
        command = {child} deaf {Nowhere} {i}
        events = PROCESS_STATE


        """));
}
