using Supervisor.Bench.Daemons;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench.Fleet;

/// <summary>Real daemons on this machine, each a node of one fleet. Their programs are rows only: none is started but those whose changes are watched.</summary>
internal sealed class FleetBenchmark() : Benchmark("fleet", "50 nodes with 200 processes each: status, changes; 10 nodes at rest")
{
    // What status ends with where some programs do not run.
    private const int NotRunning = 3;
    private const int Nodes = 50, NodesAtRest = 10, Programs = 200, Times = 10;

    private static readonly Figure Status = new($"supervisorctl cluster status of {Nodes} × {Programs}", "s", Goal.AtMost(0.5));

    public override async Task Run(Workbench bench)
    {
        var ours = (await bench.Contestants().ConfigureAwait(false)).FirstOrDefault(c => c.Name == Contestant.Ours);
        if (ours is null) return;
        var subject = new Subject(ours, bench);
        var child = await bench.Child().ConfigureAwait(false);
        bench.Note($"{Name}: {Nodes} nodes");
        await using (var fleet = await BenchFleet.Start(ours, child, Nodes, Programs).ConfigureAwait(false))
        {
            for (var i = 0; i < Times; i++)
                subject.Record(Status, await fleet.Nodes[0].Command(NotRunning, ours.Supervisorctl, "cluster", "status").ConfigureAwait(false) / 1e9);
            await ChangeMeasurement.Measure(fleet, subject).ConfigureAwait(false);
        }

        bench.Note($"{Name}: {NodesAtRest} nodes at rest");
        await using (var fleet = await BenchFleet.Start(ours, child, NodesAtRest, Programs).ConfigureAwait(false))
        {
            await RestMeasurement.Measure(fleet, subject).ConfigureAwait(false);
        }
    }
}
