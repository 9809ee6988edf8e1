using Akka.Actor;
using Akka.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Stress;

/// <summary>Whatever happens to a tree of actors, in whatever order: every life begins and ends once, and nobody is forgotten.</summary>
public sealed class StressSpecs
{
    private const int Roots = 4, Actions = 5000, RootsLife = 40;

    private static readonly Config Quiet =
        ConfigurationFactory.ParseString("akka { loggers = [], stdout-loglevel = OFF, log-dead-letters = off }");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 12)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_life_begins_and_ends_once_whatever_happens(int seed)
    {
        var system = ActorSystem.Create("stress", Quiet);
        var forest = new StressForest();
        var (random, roots) = (new Random(seed), new IActorRef[Roots]);
        for (var i = 0; i < Actions; i++)
        {
            var at = random.Next(Roots);
            if (i < Roots) at = i;
            if (i < Roots || i % RootsLife == 0) forest.Add(roots[at] = system.ActorOf(StressActor.Of(forest, random.Next(1000), 0)));
            var target = random.Next(3) == 0 ? forest.Somebody(random) : roots[at];
            target.Tell(StressMix.Next(random));
        }

        await system.Terminate().Within();
        Assert.True(forest.Everybody.Count > 100, $"{forest.Everybody.Count} actors are no crowd.");
        Assert.Equal([], forest.Complaints);
        Assert.Equal(0, forest.Alive);
        Assert.All(await Task.WhenAll(forest.Everybody.Select(a => a.WatchAsync())).Within(), Assert.True);
    }
}
