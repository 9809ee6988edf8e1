namespace Akka.Dispatch.SysMsg;

/// <summary>Runs a continuation of an asynchronous handler on the actor's own turn.</summary>
internal sealed class RunContinuation(Action run) : SystemMessage
{
    internal Action Run { get; } = run;
}

/// <summary>An asynchronous handler has ended; the token tells the one under way from one of an earlier incarnation.</summary>
internal sealed class HandlerCompleted(Exception? failure, object token) : SystemMessage
{
    internal Exception? Failure { get; } = failure;

    internal object Token { get; } = token;
}
