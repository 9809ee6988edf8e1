using System.Diagnostics;
using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>What the engine is made to do, each answering how many a second or how many milliseconds.</summary>
internal sealed class EngineLoads(ActorSystem system)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>One thread tells one actor: messages a second until the last is handled.</summary>
    public Task<double> Flood(int messages) => PerSecond(messages, done =>
    {
        var actor = Make(() => new CountingActor(messages, done));
        for (var i = 0; i < messages; i++) actor.Tell(this, ActorRefs.NoSender);
        return [actor];
    });

    /// <summary>Two actors, batches to and fro: messages a second in both directions.</summary>
    public Task<double> Batches(int rounds, int batch) => PerSecond(2 * rounds * batch, done =>
    {
        var partner = Make(() => new EchoActor());
        return [partner, Make(() => new BatchingActor(partner, rounds, batch, done))];
    });

    /// <summary>Questions a second, so many under way at once, each with a timeout.</summary>
    public Task<double> Asks(int rounds, int atOnce) => PerSecond(rounds * atOnce, done =>
    {
        var actor = Make(() => new EchoActor());
        _ = AskAll(actor, rounds, atOnce, done);
        return [actor];
    });

    /// <summary>How much later than planned the last of so many timers is handled, in milliseconds.</summary>
    public async Task<double> Timers(int timers)
    {
        var within = TimeSpan.FromMilliseconds(500);
        var taken = await Measure(done => [Make(() => new TimersActor(timers, within, done))]).ConfigureAwait(false);
        return (taken - within).TotalMilliseconds;
    }

    /// <summary>Children a second, until the last has said so.</summary>
    public Task<double> Births(int children) => PerSecond(children, done => [Make(() => new ParentActor(children, done))]);

    /// <summary>Children a second that stop with their parent.</summary>
    public async Task<double> Deaths(int children)
    {
        var born = new TaskCompletionSource();
        var parent = Make(() => new ParentActor(children, born));
        await born.Task.WaitAsync(Patience).ConfigureAwait(false);
        var start = Stopwatch.GetTimestamp();
        await parent.GracefulStop(Patience).ConfigureAwait(false);
        return children / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task AskAll(IActorRef actor, int rounds, int atOnce, TaskCompletionSource done)
    {
        var answers = new Task[atOnce];
        for (var round = 0; round < rounds; round++)
        {
            for (var i = 0; i < atOnce; i++) answers[i] = actor.Ask<string>("question", Patience);
            await Task.WhenAll(answers).ConfigureAwait(false);
        }

        done.SetResult();
    }

    private static async Task<double> PerSecond(int count, Func<TaskCompletionSource, IActorRef[]> start) =>
        count / (await Measure(start).ConfigureAwait(false)).TotalSeconds;

    private static async Task<TimeSpan> Measure(Func<TaskCompletionSource, IActorRef[]> start)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var started = Stopwatch.GetTimestamp();
        var actors = start(done);
        await done.Task.WaitAsync(Patience).ConfigureAwait(false);
        var taken = Stopwatch.GetElapsedTime(started);
        foreach (var actor in actors) await actor.GracefulStop(Patience).ConfigureAwait(false);
        return taken;
    }

    private IActorRef Make(Func<ActorBase> make) => system.ActorOf(Producer.Props(make));
}
