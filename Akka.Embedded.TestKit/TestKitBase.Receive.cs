using System.Collections;
using System.Runtime.CompilerServices;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    public object ReceiveOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        TakeAsync(Reading.Blocking(cancellationToken), RemainingOrDilated(max)).Result()?.Message!;

    public async ValueTask<object> ReceiveOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await TakeAsync(Reading.Async(cancellationToken), RemainingOrDilated(max)))?.Message!;

    public bool TryReceiveOne(
        out MessageEnvelope envelope, TimeSpan? max = null, CancellationToken cancellationToken = default)
    {
        var taken = TakeAsync(Reading.Blocking(cancellationToken), RemainingOrDilated(max)).Result();
        envelope = taken ?? NullMessageEnvelope.Instance;
        return taken is not null;
    }

    public async ValueTask<(bool success, MessageEnvelope envelope)> TryReceiveOneAsync(
        TimeSpan? max, CancellationToken cancellationToken = default)
    {
        var taken = await TakeAsync(Reading.Async(cancellationToken), RemainingOrDilated(max));
        return (taken is not null, taken ?? NullMessageEnvelope.Instance);
    }

    public object PeekOne(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        _queue.PeekAsync(Reading.Blocking(cancellationToken), RemainingOrDilated(max)).Result()?.Message!;

    public object PeekOne(CancellationToken cancellationToken) => PeekOne(null, cancellationToken);

    public async ValueTask<object> PeekOneAsync(TimeSpan? max = null, CancellationToken cancellationToken = default) =>
        (await _queue.PeekAsync(Reading.Async(cancellationToken), RemainingOrDilated(max)))?.Message!;

    public IReadOnlyCollection<object> ReceiveN(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveN(numberOfMessages, RemainingOrDefault, cancellationToken);

    public IReadOnlyCollection<object> ReceiveN(
        int numberOfMessages, TimeSpan max, CancellationToken cancellationToken = default) =>
        TakeManyAsync(Reading.Blocking(cancellationToken), numberOfMessages, Dilated(max)).Result();

    public IAsyncEnumerable<object> ReceiveNAsync(int numberOfMessages, CancellationToken cancellationToken = default) =>
        ReceiveNAsync(numberOfMessages, RemainingOrDefault, cancellationToken);

    public async IAsyncEnumerable<object> ReceiveNAsync(
        int numberOfMessages, TimeSpan max, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var message in await TakeManyAsync(Reading.Async(cancellationToken), numberOfMessages, Dilated(max)))
            yield return message;
    }

    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max, Func<object, T> filter, int msgs = int.MaxValue, CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, Timeout.InfiniteTimeSpan, msgs, cancellationToken);

    public IReadOnlyList<T> ReceiveWhile<T>(
        TimeSpan? max,
        TimeSpan? idle,
        Func<object, T> filter,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        ReceiveWhile(filter, max, idle, msgs, cancellationToken);

    public IReadOnlyList<T> ReceiveWhile<T>(
        Func<object, T> filter,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        CancellationToken cancellationToken = default) =>
        TakeWhileAsync(Reading.Blocking(cancellationToken), filter, max, idle, msgs).Result();

    public IReadOnlyList<T> ReceiveWhile<T>(
        Predicate<T> shouldContinue,
        TimeSpan? max = null,
        TimeSpan? idle = null,
        int msgs = int.MaxValue,
        bool shouldIgnoreOtherMessageTypes = true,
        CancellationToken cancellationToken = default) =>
        TakeWhileAsync(
            Reading.Blocking(cancellationToken),
            message => message is T typed && shouldContinue(typed) ? typed : default!,
            max,
            idle,
            msgs,
            message => shouldIgnoreOtherMessageTypes && message is not T).Result();

    public object FishForMessage(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessage<object>(isMessage, max, hint, cancellationToken);

    public T FishForMessage<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(Reading.Blocking(cancellationToken), isMessage, null, max, hint).Result();

    public T FishForMessage<T>(
        Predicate<T> isMessage,
        ArrayList allMessages,
        TimeSpan? max = null,
        string hint = "",
        CancellationToken cancellationToken = default) =>
        FishAsync(Reading.Blocking(cancellationToken), isMessage, allMessages, max, hint).Result();

    public ValueTask<object> FishForMessageAsync(
        Predicate<object> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishForMessageAsync<object>(isMessage, max, hint, cancellationToken);

    public ValueTask<T> FishForMessageAsync<T>(
        Predicate<T> isMessage, TimeSpan? max = null, string hint = "", CancellationToken cancellationToken = default) =>
        FishAsync(Reading.Async(cancellationToken), isMessage, null, max, hint);

    private async ValueTask<MessageEnvelope?> TakeAsync(Reading how, TimeSpan max)
    {
        var taken = await _queue.TakeAsync(how, max);
        LastEnvelope = taken ?? NullMessageEnvelope.Instance;
        return taken;
    }

    private async ValueTask<List<object>> TakeManyAsync(Reading how, int count, TimeSpan max)
    {
        var end = Now + max;
        var messages = new List<object>();
        while (messages.Count < count)
        {
            if (await TakeAsync(how, end - Now) is not { } envelope)
            {
                _assertions.Fail($"Timeout ({max}) while expecting {count} messages. Only got {messages.Count} after {max}.");
                break;
            }

            messages.Add(envelope.Message);
        }

        return messages;
    }

    private async ValueTask<List<T>> TakeWhileAsync<T>(
        Reading how, Func<object, T> filter, TimeSpan? max, TimeSpan? idle, int count, Predicate<object>? skips = null)
    {
        var end = Now + RemainingOrDilated(max);
        var taken = new List<T>();
        while (taken.Count < count)
        {
            var left = end - Now;
            var limit = idle is { } i && i != Timeout.InfiniteTimeSpan && i < left ? i : left;
            if (await _queue.PeekAsync(how, limit) is not { } next) break;
            var skipped = skips?.Invoke(next.Message) == true;
            var value = skipped ? default : filter(next.Message);
            if (!skipped && value is null) break;
            await TakeAsync(how, TimeSpan.Zero);
            if (!skipped) taken.Add(value!);
        }

        return taken;
    }

    private async ValueTask<T> FishAsync<T>(
        Reading how, Predicate<T> isMessage, ArrayList? all, TimeSpan? max, string hint)
    {
        var limit = RemainingOrDilated(max);
        var end = Now + limit;
        while (await TakeAsync(how, end - Now) is { } envelope)
        {
            if (envelope.Message is T typed && isMessage(typed)) return typed;
            all?.Add(envelope.Message);
        }

        _assertions.Fail($"Timeout ({limit}) during fishForMessage, hint: {hint}");
        return default!;
    }
}
