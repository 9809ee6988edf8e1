using Akka.Actor;

namespace Akka.TestKit.Internal;

/// <summary>Runs a block while its filters are in place, and counts what they match.</summary>
internal sealed class EventFilterApplier(TestKitBase kit, ActorSystem system, IReadOnlyList<PredicateFilter> filters)
    : IEventFilterApplier
{
    public EventFilterFactory And => new(kit, system, filters);

    private TimeSpan Leeway => kit.Dilated(kit.TestKitSettings.TestEventFilterLeeway);

    public void ExpectOne(Action action, CancellationToken cancellationToken = default) =>
        Expect(1, action, cancellationToken);

    public void ExpectOne(TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        Expect(1, timeout, action, cancellationToken);

    public void Expect(int expectedCount, Action action, CancellationToken cancellationToken = default) =>
        Expect(expectedCount, Leeway, action, cancellationToken);

    public void Expect(
        int expectedCount, TimeSpan timeout, Action action, CancellationToken cancellationToken = default) =>
        CountAsync(Reading.Blocking(cancellationToken), expectedCount, timeout, AsTask(action)).Result();

    public T ExpectOne<T>(Func<T> func, CancellationToken cancellationToken = default) =>
        Expect(1, func, cancellationToken);

    public T Expect<T>(int expectedCount, Func<T> func, CancellationToken cancellationToken = default)
    {
        T result = default!;
        Expect(expectedCount, () => { result = func(); }, cancellationToken);
        return result;
    }

    public Task ExpectOneAsync(Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, actionAsync, cancellationToken);

    public Task ExpectOneAsync(TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        ExpectAsync(1, timeout, action, cancellationToken);

    public Task ExpectAsync(int expectedCount, Func<Task> actionAsync, CancellationToken cancellationToken = default) =>
        ExpectAsync(expectedCount, Leeway, actionAsync, cancellationToken);

    public Task ExpectAsync(
        int expectedCount, TimeSpan timeout, Func<Task> action, CancellationToken cancellationToken = default) =>
        CountAsync(Reading.Async(cancellationToken), expectedCount, timeout, action).AsTask();

    public void Mute(Action action, CancellationToken cancellationToken = default)
    {
        using (Mute()) action();
    }

    public T Mute<T>(Func<T> func, CancellationToken cancellationToken = default)
    {
        using (Mute()) return func();
    }

    public async Task MuteAsync(Func<Task> action, CancellationToken cancellationToken = default)
    {
        using (Mute()) await action();
    }

    public IUnmutableFilter Mute()
    {
        system.EventStream.Publish(new Mute(filters));
        return new Muted(system, filters);
    }

    private async ValueTask CountAsync(Reading how, int expected, TimeSpan timeout, Func<Task> action)
    {
        var matched = new SemaphoreSlim(0);
        void OnMatch() => matched.Release();
        foreach (var filter in filters) filter.Matched += OnMatch;
        var muted = Mute();
        try
        {
            await action();
            await AwaitMatchesAsync(how, matched, expected, timeout);
        }
        finally
        {
            muted.Unmute();
            foreach (var filter in filters) filter.Matched -= OnMatch;
        }
    }

    private async ValueTask AwaitMatchesAsync(Reading how, SemaphoreSlim matched, int expected, TimeSpan timeout)
    {
        var end = TestKitBase.Now + timeout;
        var what = string.Join(" or ", filters);
        for (var seen = 0; seen < expected; seen++)
        {
            var left = TimeSpan.FromTicks(Math.Max(0, (end - TestKitBase.Now).Ticks));
            var came = how.Blocks
                ? matched.Wait(left, how.Cancellation)
                : await matched.WaitAsync(left, how.Cancellation);
            if (!came) throw new Xunit.Sdk.XunitException($"Timeout ({timeout}) waiting for {expected} events: {what}; got {seen}.");
        }

        if (matched.CurrentCount > 0)
            throw new Xunit.Sdk.XunitException($"Expected {expected} events, got {expected + matched.CurrentCount}: {what}");
    }

    private static Func<Task> AsTask(Action action) => () =>
    {
        action();
        return Task.CompletedTask;
    };
}
