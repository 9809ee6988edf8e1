using Supervisor.Bench.Daemons;

namespace Supervisor.Bench.Measuring;

/// <summary>One daemon for one round.</summary>
internal sealed class Subject(Contestant contestant, Workbench bench)
{
    public Contestant Contestant { get; } = contestant;

    public void Record(Figure figure, double value) => bench.Results.Add(figure, Contestant.Name, value);

    /// <summary>Starts it with the programs of <paramref name="config"/>.</summary>
    public async Task<DaemonRun> Start(DaemonConfig config) =>
        DaemonRun.Start(Contestant, await bench.Child().ConfigureAwait(false), config);
}
