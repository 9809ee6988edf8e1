using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// akka.coordinated-shutdown.run-by-clr-shutdown-hook: a process that ends before its system runs the shutdown of the system
/// first. It must block: when the last handler of that event returns, the process is gone.
/// </summary>
internal sealed class ProcessExitHook
{
    private readonly CoordinatedShutdown _shutdown;

    private ProcessExitHook(CoordinatedShutdown shutdown) => _shutdown = shutdown;

    internal static ProcessExitHook Install(CoordinatedShutdown shutdown)
    {
        var hook = new ProcessExitHook(shutdown);
        AppDomain.CurrentDomain.ProcessExit += hook.OnExit;
        shutdown.System.RegisterOnTermination(() => AppDomain.CurrentDomain.ProcessExit -= hook.OnExit);
        return hook;
    }

    internal void OnExit(object? sender, EventArgs e)
    {
        if (_shutdown.System.WhenTerminated.IsCompleted) return;
        _shutdown.System.Log.Info("The process ends: coordinated shutdown begins");
        var run = _shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);
        if (Task.WaitAny([run], _shutdown.TotalTimeout) == 0 && run.Exception is { InnerException: { } cause })
            _shutdown.System.Log.Warning("Coordinated shutdown failed: {0}", cause.Message);
    }
}
