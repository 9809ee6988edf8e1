using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Support;

/// <summary>Bounds every await of a test: what does not happen in time fails with its name.</summary>
internal static class Watchdog
{
    public static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    public static async Task<T> Within<T>(
        this Task<T> task,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await ((Task)task).Within(limit, what);
        return await task;
    }

    public static async Task Within(
        this Task task,
        TimeSpan? limit = null,
        [CallerArgumentExpression(nameof(task))] string what = "")
    {
        try
        {
            await task.WaitAsync(limit ?? Default);
        }
        catch (TimeoutException) when (!task.IsCompleted)
        {
            throw new TimeoutException($"Not within {limit ?? Default}: {what}");
        }
    }
}
