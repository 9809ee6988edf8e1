using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>While it lives the terminal gives single keys and echoes nothing; a signal that ends us restores it too.</summary>
internal sealed unsafe class RawMode : IDisposable
{
    // Larger than struct termios anywhere; its layout is the C library's business.
    private const int TermiosSize = 256;

    private readonly int _descriptor;
    private readonly byte[] _saved = new byte[TermiosSize];
    private readonly PosixSignalRegistration[] _guards;

    private RawMode(int descriptor)
    {
        _descriptor = descriptor;
        _guards =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => Leave()),
        ];
    }

    /// <summary>Null when the descriptor is no terminal.</summary>
    public static RawMode? Enter(int descriptor)
    {
        var mode = new RawMode(descriptor);
        fixed (byte* saved = mode._saved)
            if (Libc.tcgetattr(descriptor, saved) == 0)
            {
                mode.Resume();
                return mode;
            }
        foreach (var guard in mode._guards) guard.Dispose();
        return null;
    }

    /// <summary>Back to the shell for a while, as Ctrl-Z asks.</summary>
    public void Suspend()
    {
        Leave();
        _ = Libc.kill(Environment.ProcessId, Libc.SIGTSTP);
        Resume();
    }

    /// <summary>The terminal as it was, for a program that ends without disposing of anything.</summary>
    public void Restore() => Leave();

    public void Dispose()
    {
        Leave();
        foreach (var guard in _guards) guard.Dispose();
    }

    private void Resume()
    {
        var raw = stackalloc byte[TermiosSize];
        _saved.CopyTo(new Span<byte>(raw, TermiosSize));
        Libc.cfmakeraw(raw);
        _ = Libc.tcsetattr(_descriptor, Libc.TCSADRAIN, raw);
    }

    private void Leave()
    {
        fixed (byte* saved = _saved) _ = Libc.tcsetattr(_descriptor, Libc.TCSADRAIN, saved);
    }
}
