namespace Akka.Actor;

/// <summary>What happens when a timer is due.</summary>
internal abstract class ScheduledJob
{
    internal abstract void Run();
}
