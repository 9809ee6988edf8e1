using Akka.Actor;

namespace Akka.Dispatch.SysMsg;

/// <summary>A child's failure on its way to the parent; the uid tells a failure of an earlier child of that name.</summary>
internal sealed class Failed(IActorRef child, Exception cause, long uid) : SystemMessage
{
    internal IActorRef Child { get; } = child;

    internal Exception Cause { get; } = cause;

    internal long Uid { get; } = uid;

    internal override bool WaitsForResume => true;

    internal override bool WaitsForChildren => true;
}
