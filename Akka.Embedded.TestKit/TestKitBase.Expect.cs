using Akka.Actor;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    public T ExpectMsg<T>(TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Blocking(cancellationToken), duration, hint, null).Result();

    public T ExpectMsg<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Blocking(cancellationToken), timeout, hint, Is(message)).Result();

    public T ExpectMsg<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Blocking(cancellationToken), timeout, hint, Satisfies(isMessage)).Result();

    public T ExpectMsg<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Blocking(cancellationToken), timeout, hint, (m, _) => assert(m)).Result();

    public T ExpectMsg<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), timeout, hint, Satisfies(isMessageAndSender)).Result();

    public T ExpectMsg<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Blocking(cancellationToken), timeout, hint, assertMessageAndSender).Result();

    public T ExpectMsg<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Blocking(cancellationToken), timeout, hint, Is(expected, comparer)).Result();

    public ValueTask<T> ExpectMsgAsync<T>(
        TimeSpan? duration = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Async(cancellationToken), duration, hint, null);

    public ValueTask<T> ExpectMsgAsync<T>(
        T message, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Async(cancellationToken), timeout, hint, Is(message));

    public ValueTask<T> ExpectMsgAsync<T>(
        Predicate<T> isMessage, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Async(cancellationToken), timeout, hint, Satisfies(isMessage));

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T> assert, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Async(cancellationToken), timeout, hint, (m, _) => assert(m));

    public ValueTask<T> ExpectMsgAsync<T>(
        Func<T, IActorRef, bool> isMessageAndSender,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Async(cancellationToken), timeout, hint, Satisfies(isMessageAndSender));

    public ValueTask<T> ExpectMsgAsync<T>(
        Action<T, IActorRef> assertMessageAndSender,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync(Reading.Async(cancellationToken), timeout, hint, assertMessageAndSender);

    public ValueTask<T> ExpectMsgAsync<T>(
        T expected,
        Func<T, T, bool> comparer,
        TimeSpan? timeout = null,
        string? hint = null,
        CancellationToken cancellationToken = default) =>
        ExpectAsync<T>(Reading.Async(cancellationToken), timeout, hint, Is(expected, comparer));

    public Terminated ExpectTerminated(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<Terminated>(Reading.Blocking(cancellationToken), timeout, hint, IsEndOf(target)).Result();

    public ValueTask<Terminated> ExpectTerminatedAsync(
        IActorRef target, TimeSpan? timeout = null, string? hint = null, CancellationToken cancellationToken = default) =>
        ExpectAsync<Terminated>(Reading.Async(cancellationToken), timeout, hint, IsEndOf(target));

    public void ExpectNoMsg(CancellationToken cancellationToken = default) =>
        ExpectNothingAsync(Reading.Blocking(cancellationToken), RemainingOrDefault).Result();

    public void ExpectNoMsg(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNothingAsync(Reading.Blocking(cancellationToken), Dilated(duration)).Result();

    public void ExpectNoMsg(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsg(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public ValueTask ExpectNoMsgAsync(CancellationToken cancellationToken = default) =>
        ExpectNothingAsync(Reading.Async(cancellationToken), RemainingOrDefault);

    public ValueTask ExpectNoMsgAsync(TimeSpan duration, CancellationToken cancellationToken = default) =>
        ExpectNothingAsync(Reading.Async(cancellationToken), Dilated(duration));

    public ValueTask ExpectNoMsgAsync(int milliseconds, CancellationToken cancellationToken = default) =>
        ExpectNoMsgAsync(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    private async ValueTask<T> ExpectAsync<T>(
        Reading how, TimeSpan? timeout, string? hint, Action<T, IActorRef>? check)
    {
        var limit = RemainingOrDilated(timeout);
        var about = hint is null ? "" : $" ({hint})";
        if (await TakeAsync(how, limit) is not { } envelope)
        {
            _assertions.Fail($"Failed: Timeout {limit} while waiting for a message of type {typeof(T)}{about}");
            return default!;
        }

        if (envelope.Message is not T message)
        {
            _assertions.Fail(
                $"Failed: Expected a message of type {typeof(T)}, but received {{{envelope.Message}}} "
                + $"(type {envelope.Message.GetType()}) from {envelope.Sender}{about}");
            return default!;
        }

        check?.Invoke(message, envelope.Sender);
        return message;
    }

    private async ValueTask ExpectNothingAsync(Reading how, TimeSpan duration)
    {
        if (await TakeAsync(how, duration) is { } envelope)
            _assertions.Fail($"Failed: Expected no messages during {duration}, instead we received {envelope}");
    }

    private Action<T, IActorRef> Is<T>(T expected) =>
        (actual, _) => _assertions.AssertEqual(expected, actual, "Expected another message.");

    private Action<T, IActorRef> Is<T>(T expected, Func<T, T, bool> comparer) =>
        (actual, _) => _assertions.AssertEqual(expected, actual, comparer, "Expected another message.");

    private Action<T, IActorRef> Satisfies<T>(Predicate<T> wanted) =>
        (actual, _) => _assertions.AssertTrue(wanted(actual), $"The message does not fulfil the condition: {actual}");

    private Action<T, IActorRef> Satisfies<T>(Func<T, IActorRef, bool> wanted) =>
        (actual, sender) => _assertions.AssertTrue(
            wanted(actual, sender), $"The message does not fulfil the condition: {actual} from {sender}");

    private Action<Terminated, IActorRef> IsEndOf(IActorRef target) =>
        (terminated, _) => _assertions.AssertEqual(target, terminated.ActorRef, "Expected another actor's end.");
}
