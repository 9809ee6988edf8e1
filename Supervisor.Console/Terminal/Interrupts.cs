using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>
/// Ctrl-C. Somebody who awaits it sees it on a descriptor; otherwise <see cref="WhenNotAwaited"/> runs. Until one of the two
/// is set up the signal ends the program as usual.
/// </summary>
internal sealed unsafe class Interrupts : IDisposable
{
    private PosixSignalRegistration? _registration;
    private volatile bool _isAwaited;

    /// <summary>Readable after an awaited Ctrl-C.</summary>
    public int Descriptor { get; } = Libc.eventfd(0, Libc.EFD_CLOEXEC);

    public Action? WhenNotAwaited { get; private set; }

    public void HandleOtherwise(Action action)
    {
        WhenNotAwaited = action;
        Register();
    }

    public IDisposable Await()
    {
        Register();
        _isAwaited = true;
        return new Waiting(this);
    }

    public void Dispose()
    {
        _registration?.Dispose();
        _ = Libc.close(Descriptor);
    }

    private void Register() => _registration ??= PosixSignalRegistration.Create(PosixSignal.SIGINT, Arrive);

    private void Arrive(PosixSignalContext context)
    {
        if (!_isAwaited && WhenNotAwaited is null) return;
        context.Cancel = true;
        if (!_isAwaited)
        {
            WhenNotAwaited!();
            return;
        }
        var one = 1UL;
        _ = Libc.write(Descriptor, (byte*)&one, sizeof(ulong));
    }

    private void Stop()
    {
        _isAwaited = false;
        if (!Follow.Readiness.IsReady(Descriptor)) return;
        ulong taken;
        _ = Libc.read(Descriptor, (byte*)&taken, sizeof(ulong));
    }

    private sealed class Waiting(Interrupts owner) : IDisposable
    {
        public void Dispose() => owner.Stop();
    }
}
