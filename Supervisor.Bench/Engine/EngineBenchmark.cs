using System.Diagnostics;
using Akka.Actor;
using Akka.Configuration;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Measuring;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Engine;

/// <summary>
/// The actor engine alone, in this process: whichever engine this program was built with. The first rounds warm it up and do
/// not count.
/// </summary>
internal sealed class EngineBenchmark() : Benchmark("engine", "the actor engine: tells, asks, timers, children, rest")
{
    private const int WarmUps = 2, Rounds = 5, Crowd = 10_000;
    private const double Million = 1e6, Percent = 100;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(10), Watch = TimeSpan.FromSeconds(10);
    private static readonly Figure Flood = new("tells to one actor", "million/s", Goal.AtLeast(5));
    private static readonly Figure Batches = new("tells between two actors, batches of 100", "million/s", Goal.AtLeast(5));
    private static readonly Figure PingPong = new("tells between two actors, one at a time", "million/s", Goal.None);
    private static readonly Figure Ask = new("asks, one at a time", "per s", Goal.None);
    private static readonly Figure Asks = new("asks, 1,000 at a time", "per s", Goal.None);
    private static readonly Figure Timers = new("last of 10,000 timers, lateness", "ms", Goal.AtMost(50));
    private static readonly Figure Births = new("10,000 children born", "per s", Goal.None);
    private static readonly Figure Deaths = new("10,000 children stopped", "per s", Goal.None);
    private static readonly Figure Rest = new("CPU at rest, 10,000 actors", "% of a core", Goal.AtMost(0.2));

    public override async Task Run(Workbench bench)
    {
        var system = ActorSystem.Create("bench", ConfigurationFactory.ParseString("akka { loggers = [], log-dead-letters = off }"));
        var loads = new EngineLoads(system);
        for (var round = 1 - WarmUps; round <= Rounds; round++)
        {
            bench.Note(round > 0 ? $"{Name}: round {round} of {Rounds}" : $"{Name}: warming up");
            await Measure(loads, (figure, value) =>
            {
                if (round > 0) bench.Results.Add(figure, Contestant.Ours, value);
            }).ConfigureAwait(false);
        }

        bench.Note($"{Name}: at rest");
        for (var i = 0; i < Crowd; i++) system.ActorOf(Producer.Props(() => new EchoActor()));
        bench.Results.Add(Rest, Contestant.Ours, await AtRest().ConfigureAwait(false));
        await system.Terminate().ConfigureAwait(false);
    }

    private static async Task Measure(EngineLoads loads, Action<Figure, double> record)
    {
        record(Flood, await loads.Flood(3_000_000).ConfigureAwait(false) / Million);
        record(Batches, await loads.Batches(20_000, 100).ConfigureAwait(false) / Million);
        record(PingPong, await loads.Batches(500_000, 1).ConfigureAwait(false) / Million);
        record(Ask, await loads.Asks(100_000, 1).ConfigureAwait(false));
        record(Asks, await loads.Asks(100, 1_000).ConfigureAwait(false));
        record(Timers, await loads.Timers(Crowd).ConfigureAwait(false));
        record(Births, await loads.Births(Crowd).ConfigureAwait(false));
        record(Deaths, await loads.Deaths(Crowd).ConfigureAwait(false));
    }

    private static async Task<double> AtRest()
    {
        await Task.Delay(Settle).ConfigureAwait(false);
        var (started, cpu) = (Stopwatch.GetTimestamp(), ProcessFigures.CpuNanoseconds(Environment.ProcessId));
        await Task.Delay(Watch).ConfigureAwait(false);
        var used = ProcessFigures.CpuNanoseconds(Environment.ProcessId) - cpu;
        return Percent * used / Stopwatch.GetElapsedTime(started).TotalNanoseconds;
    }
}
