namespace Akka.TestKit.Internal;

/// <summary>The end of a blocking call: the task is complete already, see <see cref="Reading"/>.</summary>
internal static class Blocking
{
    internal static T Result<T>(this ValueTask<T> task) => task.AsTask().GetAwaiter().GetResult();

    internal static void Result(this ValueTask task) => task.AsTask().GetAwaiter().GetResult();
}
