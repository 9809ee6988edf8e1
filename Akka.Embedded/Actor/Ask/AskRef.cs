namespace Akka.Actor;

internal sealed class AskRef<T>(IActorRefProvider provider) : PromiseActorRef(provider)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Answer => _answer.Task;

    protected override void TellInternal(object message, IActorRef sender)
    {
        var first = message switch
        {
            Status.Failure failure => Fail(failure.Cause ?? new TaskCanceledException("Status.Failure without a cause")),
            T answer => _answer.TrySetResult(answer),
            _ => Fail(new ArgumentException(
                $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]")),
        };
        Close();
        if (!first) Provider.DeadLetters.Tell(new Event.DeadLetter(message, sender ?? Provider.DeadLetters, this), sender);
    }

    internal bool Fail(Exception cause)
    {
        Close();
        return _answer.TrySetException(cause);
    }

    internal void Cancel(CancellationToken token)
    {
        Close();
        _answer.TrySetCanceled(token);
    }
}
