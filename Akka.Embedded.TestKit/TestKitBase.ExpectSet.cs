using Akka.TestKit.Internal;

namespace Akka.TestKit;

public abstract partial class TestKitBase
{
    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(params T[] messages) =>
        ExpectMsgAllOf((IReadOnlyCollection<T>)messages);

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOfAsync(Reading.Blocking(cancellationToken), RemainingOrDefault, messages).Result();

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(TimeSpan max, params T[] messages) =>
        ExpectMsgAllOf(max, (IReadOnlyCollection<T>)messages);

    public IReadOnlyCollection<T> ExpectMsgAllOf<T>(
        TimeSpan max, IReadOnlyCollection<T> messages, CancellationToken cancellationToken = default) =>
        AllOfAsync(Reading.Blocking(cancellationToken), Dilated(max), messages).Result();

    public T ExpectMsgAnyOf<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsg<T>(m => messages.Contains(m), null, "any of several", cancellationToken);

    public ValueTask<T> ExpectMsgAnyOfAsync<T>(IEnumerable<T> messages, CancellationToken cancellationToken = default) =>
        ExpectMsgAsync<T>(m => messages.Contains(m), null, "any of several", cancellationToken);

    private async ValueTask<List<T>> AllOfAsync<T>(Reading how, TimeSpan max, IReadOnlyCollection<T> expected)
    {
        var got = await TakeManyAsync(how, expected.Count, max);
        var missing = expected.Where(e => !got.Contains(e!)).ToList();
        var unexpected = got.Where(g => g is not T typed || !expected.Contains(typed)).ToList();
        _assertions.AssertTrue(
            missing.Count == 0 && unexpected.Count == 0,
            $"not found [{string.Join(", ", missing)}], found unexpected [{string.Join(", ", unexpected)}]");
        return [.. got.OfType<T>()];
    }
}
