namespace Supervisor.Tests.Engine.Stress;

internal enum StressAction
{
    Spawn,
    SpawnBroken,
    Fail,
    FailLater,
    StopSelf,
    StopChild,
    Watch,
    Unwatch,
    StashThis,
    Unstash,
    Time,
    Pass,
}
