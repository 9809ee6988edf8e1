using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    public T ExpectMsgFrom<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), duration, hint, From<T>(sender, null)).Result();

    public T ExpectMsgFrom<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), timeout, hint, From(sender, Is(message))).Result();

    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), timeout, hint, From(sender, Satisfies(isMessage))).Result();

    public T ExpectMsgFrom<T>(
        IActorRef sender,
        Action<T> assertMessage,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), timeout, hint, From<T>(sender, (m, _) => assertMessage(m))).Result();

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender, TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Async(cancellationToken), duration, hint, From<T>(sender, null));

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        T message,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Async(cancellationToken), timeout, hint, From(sender, Is(message)));

    public ValueTask<T> ExpectMsgFromAsync<T>(
        IActorRef sender,
        Predicate<T> isMessage,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Async(cancellationToken), timeout, hint, From(sender, Satisfies(isMessage)));

    private Action<T, IActorRef> From<T>(IActorRef expected, Action<T, IActorRef>? check) => (message, sender) =>
    {
        _assertions.AssertEqual(expected, sender, $"Expected {message} from another sender.");
        check?.Invoke(message, sender);
    };
}
