namespace Akka.TestKit.Internal;

/// <summary>
/// How a wait of the test kit waits. Its methods are written once, as asynchronous ones; told to block, every wait in them
/// does, so that they are complete when they return.
/// </summary>
internal readonly record struct Reading(bool Blocks, CancellationToken Cancellation)
{
    internal static Reading Blocking(CancellationToken cancellation) => new(true, cancellation);

    internal static Reading Async(CancellationToken cancellation) => new(false, cancellation);

    internal ValueTask PauseAsync(TimeSpan time)
    {
        if (!Blocks) return new ValueTask(Task.Delay(time, Cancellation));
        Cancellation.WaitHandle.WaitOne(time);
        Cancellation.ThrowIfCancellationRequested();
        return default;
    }
}
