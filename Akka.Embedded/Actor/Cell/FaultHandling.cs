using Akka.Dispatch.SysMsg;
using Akka.Event;

namespace Akka.Actor;

/// <summary>A cell's life: creation, failure, suspension, restart and termination, each of which may wait for children.</summary>
internal sealed class FaultHandling(ActorCell cell)
{
    private IActorRef? _perpetrator;
    private Exception? _recreationCause;
    private List<SystemMessage>? _heldBack;

    private bool IsFailed => _perpetrator is not null;

    internal void SystemInvoke(SystemMessage message)
    {
        if (HoldsBack(message))
        {
            (_heldBack ??= []).Add(message);
            return;
        }

        Run(message);
        while (_heldBack?.Find(held => !HoldsBack(held)) is { } due)
        {
            _heldBack.Remove(due);
            if (cell.Mailbox.IsClosed) cell.ToDeadLetters(due);
            else Run(due);
        }
    }

    internal void OnFailure(Exception cause, IActorRef? perpetrator = null, IReadOnlyCollection<IActorRef>? notToSuspend = null)
    {
        if (IsFailed) return;
        cell.Mailbox.Suspend();
        _perpetrator = perpetrator ?? cell.Self;
        foreach (var child in cell.Children.Refs())
            if (!child.Equals(perpetrator) && notToSuspend?.Contains(child) != true) child.Suspend();
        cell.ParentRef.SendSystemMessage(new Failed(cell.Self, cause, cell.Self.Path.Uid));
    }

    private bool HoldsBack(SystemMessage message) =>
        (message.WaitsForChildren && cell.Children.Waiting is (WaitReason.Creation or WaitReason.Recreation))
        || (message.WaitsForResume && cell.Mailbox.IsSuspended && !cell.AwaitsHandler);

    private void Run(SystemMessage message)
    {
        try
        {
            Dispatch(message);
        }
        catch (Exception cause)
        {
            // The boundary of user code: constructors, hooks and strategies run in system messages too.
            OnFailure(cause, (message as Failed)?.Child);
        }
    }

    private void Dispatch(SystemMessage message)
    {
        switch (message)
        {
            case Create: CreateActor(); break;
            case Failed failed: cell.HandleFailed(failed); break;
            case DeathWatchNotification death: OnDeath(death); break;
            case Watch watch: cell.DeathWatch.Add(watch); break;
            case Unwatch unwatch: cell.DeathWatch.Remove(unwatch); break;
            case Suspend: SuspendTree(); break;
            case Resume resume: ResumeTree(resume.CausedByFailure); break;
            case Recreate recreate: BeginRestart(recreate.Cause); break;
            case Terminate: BeginTermination(); break;
            case RunContinuation continuation: continuation.Run(); break;
            case HandlerCompleted completed: cell.CompleteHandler(completed); break;
        }
    }

    private void CreateActor()
    {
        try
        {
            cell.NewActor().AroundPreStart();
        }
        catch (Exception cause)
        {
            // Whatever a constructor or PreStart throws is this one failure, for the decider.
            ReleaseHalfMade();
            throw cause as ActorInitializationException
                ?? new ActorInitializationException(cell.Self, "Exception during creation", cause);
        }
    }

    private void ReleaseHalfMade()
    {
        if (cell.Actor is not { } half) return;
        cell.Timers?.CancelAll();
        ActorStashRelease.Of(half);
        cell.ReleaseActor(half);
    }

    private void SuspendTree()
    {
        cell.Mailbox.Suspend();
        foreach (var child in cell.Children.Refs()) child.Suspend();
    }

    private void ResumeTree(Exception? causedByFailure)
    {
        if (cell.Actor is null && !cell.IsTerminating)
        {
            BeginCreation();
            return;
        }

        var perpetrator = _perpetrator;
        cell.Mailbox.Resume();
        if (causedByFailure is not null && !cell.IsTerminating) _perpetrator = null;
        foreach (var child in cell.Children.Refs()) child.Resume(child.Equals(perpetrator) ? causedByFailure : null);
    }

    private void BeginCreation()
    {
        StopChildren();
        if (!cell.Children.WaitFor(WaitReason.Creation)) FinishCreation();
    }

    private void FinishCreation()
    {
        cell.Mailbox.Resume();
        _perpetrator = null;
        CreateActor();
    }

    private void BeginRestart(Exception cause)
    {
        if (cell.IsTerminating)
        {
            // Whether or not there is an instance: what has begun to end is not made anew, only its suspension is balanced.
            ResumeTree(null);
            return;
        }

        if (cell.Actor is not { } failed)
        {
            BeginCreation();
            return;
        }

        RunPreRestart(failed, cause);
        cell.AbandonHandler();
        cell.ReleaseActor(failed);
        _recreationCause = cause;
        if (!cell.Children.WaitFor(WaitReason.Recreation)) FinishRestart(cause);
    }

    private void RunPreRestart(ActorBase failed, Exception cause)
    {
        try
        {
            cell.Timers?.CancelAll();
            failed.AroundPreRestart(cause, cell.CurrentMessage!);
        }
        catch (Exception second)
        {
            // A failing hook must not keep the actor from its restart.
            var failure = new PreRestartException(cell.Self, second, cause, cell.CurrentMessage);
            cell.Publish(new Error(failure, cell.Self.Path.ToString(), failed.GetType(), second.Message));
        }

        ActorStashRelease.Of(failed);
    }

    private void FinishRestart(Exception cause)
    {
        var survivors = cell.Children.Refs();
        _recreationCause = null;
        try
        {
            cell.Mailbox.Resume();
            _perpetrator = null;
            cell.NewActor().AroundPostRestart(cause, null!);
        }
        catch (Exception second)
        {
            // A fresh instance that fails to start is a failure of its own, told to the supervisor.
            ReleaseHalfMade();
            OnFailure(new PostRestartException(cell.Self, second, cause), null, survivors);
            return;
        }

        foreach (var child in survivors) child.Restart(cause);
    }

    private void BeginTermination()
    {
        cell.SetReceiveTimeout(null);
        var already = cell.IsTerminating;
        cell.Children.BeginTermination();
        StopChildren();
        if (!cell.Children.WaitFor(WaitReason.Termination))
        {
            FinishTermination();
        }
        else if (!already)
        {
            cell.Mailbox.Suspend();
            _perpetrator = cell.Self;
        }
    }

    private void FinishTermination()
    {
        var actor = cell.Actor;
        try
        {
            cell.Timers?.CancelAll();
            actor?.AroundPostStop();
        }
        catch (Exception cause)
        {
            // The actor ends anyway; its parent and watchers must hear of it.
            cell.Publish(new Error(cause, cell.Self.Path.ToString(), actor!.GetType(), cause.Message));
        }

        if (actor is not null) ActorStashRelease.Of(actor);
        cell.Mailbox.Close();
        cell.ParentRef.SendSystemMessage(new DeathWatchNotification(cell.Self, true, false));
        cell.DeathWatch.TellWatchers();
        cell.DeathWatch.UnwatchAll();
        if (actor is not null) cell.ReleaseActor(actor);
        cell.ReleaseAll();
    }

    private void OnDeath(DeathWatchNotification death)
    {
        cell.DeathWatch.Died(death);
        if (cell.Children.Stats(death.Actor) is not { } stats) return;
        var then = cell.Children.Remove(stats);
        TellStrategy(death.Actor);
        switch (then)
        {
            case WaitReason.Creation: FinishCreation(); break;
            case WaitReason.Recreation: FinishRestart(_recreationCause!); break;
            case WaitReason.Termination: FinishTermination(); break;
        }
    }

    private void TellStrategy(IActorRef child)
    {
        if (cell.Actor is not { } actor) return;
        try
        {
            actor.StrategyOfChildren(cell.Props).HandleChildTerminated(cell, child, cell.Children.LazyRefs());
        }
        catch (Exception cause)
        {
            // The strategy's failure is the parent's own; what waits for this child goes on.
            OnFailure(cause);
        }
    }

    private void StopChildren()
    {
        foreach (var child in cell.Children.Refs()) cell.Stop(child);
    }
}
