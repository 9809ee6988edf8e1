using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Support;

/// <summary>
/// Re-checks a condition until a deadline. Only for what happens outside of this process and tells nobody (a file of
/// another program, a foreign process's state); everything else is awaited.
/// </summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    public static Task True(
        Func<bool> condition,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Some(() => condition() ? (object)true : null, limit, what);

    public static Task True(
        Func<Task<bool>> condition,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(condition))] string what = "") =>
        Some(async () => await condition() ? (object)true : null, limit, what);

    /// <summary>The first value that is not null.</summary>
    public static Task<T> Some<T>(
        Func<T?> probe,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(probe))] string what = "")
        where T : class => Some(() => Task.FromResult(probe()), limit, what);

    /// <summary>The first value that is not null.</summary>
    public static async Task<T> Some<T>(
        Func<Task<T?>> probe,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(probe))] string what = "")
        where T : class
    {
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < (limit ?? Watchdog.Default))
        {
            if (await probe() is { } found) return found;
            await Task.Delay(Pause);
        }

        throw new TimeoutException($"Not within {limit ?? Watchdog.Default}: {what}");
    }
}
