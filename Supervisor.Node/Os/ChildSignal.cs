using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os;

/// <summary>
/// What the kernel does about SIGCHLD. A handler is never installed: the runtime's own would reap our children when this
/// process is number 1. Deaths are heard of by waiting for them (<see cref="Children.Reaper"/>).
/// </summary>
internal static class ChildSignal
{
    /// <summary>
    /// Dead children wait to be reaped. First thing in <c>Main</c>: who started us may have had the signal ignored, and then
    /// no exit status would ever reach us.
    /// </summary>
    internal static void SetDefault() => Libc.signal(Libc.SIGCHLD, Libc.SIG_DFL);

    /// <summary>The kernel reaps by itself. Only for while there is no child of ours.</summary>
    internal static void LeaveToKernel() => Libc.signal(Libc.SIGCHLD, Libc.SIG_IGN);
}
