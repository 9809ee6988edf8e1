using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Benchmarks;

/// <summary>The daemon's own exec until it has answered getState, asked every millisecond; without programs.</summary>
internal sealed class FirstAnswerBenchmark() : DaemonBenchmark("answer", "exec of the daemon until its first answer", rounds: 15)
{
    private static readonly Figure Answer = new("exec of the daemon → first answer", "s", Goal.AtMost(0.2));

    protected override async Task Measure(Subject subject)
    {
        await using var daemon = await subject.Start(new(Programs: 0)).ConfigureAwait(false);
        subject.Record(Answer, (await daemon.FirstAnswer().ConfigureAwait(false) - daemon.Process.StartedAt) / 1e9);
    }
}
