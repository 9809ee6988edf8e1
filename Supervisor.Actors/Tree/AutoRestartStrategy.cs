using Akka.Actor;
using Supervisor.Actors.Lifecycle;

namespace Supervisor.Actors.Tree;

/// <summary>
/// The restart strategy of a program, built from its <c>autorestart</c>, <c>exitcodes</c>, <c>startsecs</c> and
/// <c>startretries</c>. The death of a child is a failure of its actor: restarting the actor makes the next child, resuming it
/// leaves the process in the state it is in (EXITED, FATAL, or BACKOFF with its timer running). Any other failure is a bug of
/// ours; the new actor then shows the process as UNKNOWN and does not guess.
/// </summary>
internal sealed class AutoRestartStrategy(LifecycleRules rules)
    : OneForOneStrategy(-1, -1, failure => Decide(rules, failure), loggingEnabled: false)
{
    internal static Directive Decide(LifecycleRules rules, Exception failure) => failure switch
    {
        ChildFailedException child when RestartPolicy.Decide(rules, child.Failure) is RestartVerdict.Restart => Directive.Restart,
        ChildFailedException => Directive.Resume,
        ActorInitializationException => Directive.Stop,
        _ => Directive.Restart,
    };
}
