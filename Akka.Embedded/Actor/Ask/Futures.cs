namespace Akka.Actor;

public static class Futures
{
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    public static Task<object> Ask(
        this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    public static Task<T> Ask<T>(
        this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<T>(_ => message, timeout, cancellationToken);

    public static Task<T> Ask<T>(
        this ICanTell self,
        Func<IActorRef, object> messageFactory,
        TimeSpan? timeout,
        CancellationToken cancellationToken)
    {
        var provider = ProviderOf(self);
        var limit = timeout ?? provider.Settings.AskTimeout;
        var asking = new AskRef<T>(provider);
        if (cancellationToken.IsCancellationRequested)
        {
            asking.Cancel(cancellationToken);
            return asking.Answer;
        }

        var answer = asking.Answer;
        Expire(asking, limit, provider);
        if (cancellationToken.CanBeCanceled) Watch(asking, cancellationToken);
        self.Tell(messageFactory(asking), asking);
        return answer;
    }

    private static void Expire<T>(AskRef<T> asking, TimeSpan limit, IActorRefProvider provider)
    {
        if (limit == Timeout.InfiniteTimeSpan || limit <= TimeSpan.Zero) return;
        var expiry = AskExpiry.Start(
            provider, limit, () => asking.Fail(new AskTimeoutException($"Timeout after {limit} seconds")));
        asking.Answer.ContinueWith(
            static (_, state) => ((IDisposable)state!).Dispose(),
            expiry,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static void Watch<T>(AskRef<T> asking, CancellationToken token)
    {
        var registration = token.UnsafeRegister(static (state, t) => ((AskRef<T>)state!).Cancel(t), asking);
        asking.Answer.ContinueWith(
            static (_, state) => ((CancellationTokenRegistration)state!).Unregister(),
            registration,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private static IActorRefProvider ProviderOf(ICanTell self) => self switch
    {
        IInternalActorRef actor => actor.Provider,
        ActorSelection { Anchor: IInternalActorRef anchor } => anchor.Provider,
        _ => InternalCurrentActorCellKeeper.Current?.SystemImpl.Provider
            ?? throw new ArgumentException("Unsupported recipient: an actor reference or selection is needed", nameof(self)),
    };
}
