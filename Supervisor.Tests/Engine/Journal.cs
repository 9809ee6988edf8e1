using Akka.Actor;

namespace Supervisor.Tests.Engine;

/// <summary>Tells a probe about its life, and every failure it is told to fail with.</summary>
internal sealed class Journal(IActorRef log) : UntypedActor
{
    private int _count;

    internal static Props To(IActorRef log) => Props.CreateBy(new Producer(() => new Journal(log)));

    protected override void PreStart() => log.Tell("started");

    protected override void PostStop() => log.Tell("stopped");

    protected override void PreRestart(Exception reason, object message)
    {
        log.Tell($"restarting for {reason.Message} at {message}");
        base.PreRestart(reason, message);
    }

    protected override void PostRestart(Exception reason)
    {
        log.Tell($"restarted for {reason.Message}");
        base.PostRestart(reason);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Fail fail: throw fail.Cause;
            case "count": Sender.Tell(++_count); break;
            default: Sender.Tell(message); break;
        }
    }

    internal sealed record Fail(Exception Cause)
    {
        public override string ToString() => "Fail";
    }
}
