using static Supervisor.Tests.Engine.Stress.StressAction;

namespace Supervisor.Tests.Engine.Stress;

/// <summary>More births than deaths, and most of it for somebody's child.</summary>
internal static class StressMix
{
    private static readonly StressAction[] Weighted =
    [
        Spawn, Spawn, Spawn, Spawn, Spawn, Spawn, SpawnBroken, SpawnBroken, Pass, Pass, Pass, Pass, Pass, Pass, Pass, Pass,
        Fail, Fail, FailLater, FailLater, StopSelf, StopChild, Watch, Watch, Watch, Unwatch, StashThis, StashThis, Unstash, Time, Time,
    ];

    internal static StressAction Next(Random random) => Weighted[random.Next(Weighted.Length)];
}
