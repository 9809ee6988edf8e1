namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    private TimeSpan? _end;

    public TimeSpan Remaining =>
        _end is { } end
            ? end - Now
            : throw new InvalidOperationException("Remaining may not be called outside of \"Within\"");

    public TimeSpan RemainingOrDefault => RemainingOr(Dilated(TestKitSettings.SingleExpectDefault));

    public TimeSpan Dilated(TimeSpan duration) =>
        duration == Timeout.InfiniteTimeSpan ? duration : duration * TestKitSettings.TestTimeFactor;

    public TimeSpan GetTimeoutOrDefault(TimeSpan? timeout) => timeout ?? TestKitSettings.DefaultTimeout;

    public TimeSpan RemainingOrDilated(TimeSpan? duration) =>
        duration is { } given ? Dilated(given) : RemainingOrDefault;

    protected TimeSpan RemainingOr(TimeSpan duration) => _end is { } end ? end - Now : duration;

    public void Within(
        TimeSpan max, Action action, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, action, null, epsilonValue, cancellationToken);

    public void Within(
        TimeSpan min,
        TimeSpan max,
        Action action,
        string? hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        Within(
            min,
            max,
            () =>
            {
                action();
                return true;
            },
            hint,
            epsilonValue,
            cancellationToken);

    public T Within<T>(
        TimeSpan max, Func<T> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        Within(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    public T Within<T>(
        TimeSpan min,
        TimeSpan max,
        Func<T> function,
        string? hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        var (start, before) = Enter(min, max);
        try
        {
            var result = function();
            Leave(start, min, max, hint, epsilonValue);
            return result;
        }
        finally
        {
            _end = before;
        }
    }

    public Task WithinAsync(
        TimeSpan max, Func<Task> actionAsync, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, actionAsync, null, epsilonValue, cancellationToken);

    public Task WithinAsync(
        TimeSpan min,
        TimeSpan max,
        Func<Task> actionAsync,
        string? hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default) =>
        WithinAsync(
            min,
            max,
            async () =>
            {
                await actionAsync();
                return true;
            },
            hint,
            epsilonValue,
            cancellationToken);

    public Task<T> WithinAsync<T>(
        TimeSpan max, Func<Task<T>> function, TimeSpan? epsilonValue = null, CancellationToken cancellationToken = default) =>
        WithinAsync(TimeSpan.Zero, max, function, null, epsilonValue, cancellationToken);

    public async Task<T> WithinAsync<T>(
        TimeSpan min,
        TimeSpan max,
        Func<Task<T>> function,
        string? hint = null,
        TimeSpan? epsilonValue = null,
        CancellationToken cancellationToken = default)
    {
        var (start, before) = Enter(min, max);
        try
        {
            var result = await function().WaitAsync(Dilated(max) + (epsilonValue ?? TimeSpan.Zero), cancellationToken);
            Leave(start, min, max, hint, epsilonValue);
            return result;
        }
        finally
        {
            _end = before;
        }
    }

    private (TimeSpan Start, TimeSpan? Before) Enter(TimeSpan min, TimeSpan max)
    {
        var start = Now;
        var before = _end;
        var left = before is { } end ? end - start : TimeSpan.MaxValue;
        var limit = Dilated(max);
        if (left < min) _assertions.Fail($"Required min time {min} not possible, only {left} left.");
        _end = start + (limit < left ? limit : left);
        return (start, before);
    }

    private void Leave(TimeSpan start, TimeSpan min, TimeSpan max, string? hint, TimeSpan? epsilon)
    {
        var took = Now - start;
        if (took < min) _assertions.Fail($"Block took {took}, should have at least been {min} {hint}");
        if (took > Dilated(max) + (epsilon ?? TimeSpan.Zero))
            _assertions.Fail($"Block took {took}, exceeding {Dilated(max)} {hint}");
    }
}
