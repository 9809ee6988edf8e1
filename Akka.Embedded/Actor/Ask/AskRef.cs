namespace Akka.Actor;

internal sealed class AskRef<T>(IActorRefProvider provider) : PromiseActorRef(provider)
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal Task<T> Answer => _answer.Task;

    protected override void TellInternal(object message, IActorRef sender)
    {
        // The asked type first: who asks for any object gets a Status.Failure as an object too, as in Akka.NET.
        var taken = message switch
        {
            T answer => _answer.TrySetResult(answer),
            Status.Failure failure => Fail(failure.Cause ?? new TaskCanceledException("Status.Failure without a cause")),
            _ => Refuse(message),
        };
        Close();
        if (!taken && !_answer.Task.IsCanceled)
            Provider.DeadLetters.Tell(new Event.DeadLetter(message, sender ?? Provider.DeadLetters, this), sender);
    }

    private bool Refuse(object message)
    {
        Fail(new ArgumentException(
            $"Received message of type [{message.GetType()}] - Ask expected message of type [{typeof(T)}]"));
        return false;
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
