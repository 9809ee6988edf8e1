namespace Akka.Actor;

internal sealed class ActionJob(Action action) : ScheduledJob
{
    internal override void Run() => action();
}
