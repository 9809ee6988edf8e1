using Akka.Event;

namespace Akka.Actor;

/// <summary>Something to do in a phase.</summary>
internal sealed record PhaseTask(string Phase, string Name, Func<Task<Done>> Run)
{
    /// <summary>Never throws and never fails: what goes wrong is a warning.</summary>
    internal async Task RunRecovering(ILoggingAdapter log)
    {
        try
        {
            await Run().ConfigureAwait(false);
        }
        catch (Exception cause)
        {
            // The boundary of user code: one task must not stop the shutdown.
            log.Warning("Task [{0}] failed in phase [{1}]: {2}", Name, Phase, cause.Message);
        }
    }
}
