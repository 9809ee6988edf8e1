using Akka.Actor;
using Akka.Dispatch.SysMsg;

namespace Akka.Dispatch;

/// <summary>
/// Runs the continuations of asynchronous handlers in the actor's own turn. While such a handler is under way the
/// mailbox hands out system messages only, so the handler is as alone with its actor as a synchronous one.
/// </summary>
internal sealed class ActorTaskScheduler(ActorCell cell) : TaskScheduler
{
    internal static void RunTask(Func<Task> handler)
    {
        var cell = InternalCurrentActorCellKeeper.Current
            ?? throw new InvalidOperationException("RunTask is for an actor's own turn only.");
        var start = new Task<Task>(handler);
        start.RunSynchronously(cell.TaskScheduler);
        var running = start.Unwrap();
        if (running.IsCompleted)
        {
            running.GetAwaiter().GetResult();
            return;
        }

        var token = cell.BeginHandler();
        running.ContinueWith(
            ended => cell.SelfRef.SendSystemMessage(new HandlerCompleted(FailureOf(ended), token)),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            Default);
    }

    protected override void QueueTask(Task task) =>
        cell.SelfRef.SendSystemMessage(new RunContinuation(() => TryExecuteTask(task)));

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        !taskWasPreviouslyQueued && InternalCurrentActorCellKeeper.Current == cell && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private static Exception? FailureOf(Task ended) =>
        ended.IsCanceled ? new TaskCanceledException(ended) : ended.Exception?.InnerException;
}
