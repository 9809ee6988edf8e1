namespace Supervisor.Bench.Measuring;

/// <summary>Measures both daemons in turns, so that what else the machine does meets both.</summary>
internal abstract class DaemonBenchmark(string name, string about, int rounds) : Benchmark(name, about)
{
    /// <summary>What is missing on this machine to measure it; null when nothing is.</summary>
    protected virtual string? Lacks => null;

    public sealed override async Task Run(Workbench bench)
    {
        if (Lacks is { } missing)
        {
            bench.Note($"{Name}: not measured: {missing}");
            return;
        }

        var contestants = await bench.Contestants().ConfigureAwait(false);
        for (var round = 1; round <= rounds; round++)
        {
            foreach (var contestant in contestants)
            {
                bench.Note($"{Name}: {contestant.Name}, round {round} of {rounds}");
                await Measure(new Subject(contestant, bench)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>One round; samples go to <see cref="Subject.Record"/>.</summary>
    protected abstract Task Measure(Subject subject);
}
