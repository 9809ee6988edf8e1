using System.Runtime.InteropServices;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>
/// The alternate screen of a terminal, in raw mode and without a cursor. However the program ends, short of SIGKILL, the
/// terminal is as it was before: at the end, at a signal, at an exception that nobody catches.
/// </summary>
internal sealed class FullScreen : IScreen
{
    private const string EnterSequence = "\e[?1049h\e[?25l\e[?7l";
    private const string LeaveSequence = "\e[0m\e[?7h\e[?25h\e[?1049l";

    // Longer than the bytes of one key are apart, even far away; a lone escape key takes as long.
    private const int KeyMilliseconds = 50;

    private readonly InputBytes _input;
    private readonly OutputBytes _output;
    private readonly RawMode _raw;
    private readonly KeyReader _keys;
    private readonly PosixSignalRegistration[] _signals;
    private int _isOut;

    private FullScreen(InputBytes input, OutputBytes output, RawMode raw)
    {
        (_input, _output, _raw) = (input, output, raw);
        _keys = new KeyReader(NextByte);
        _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGQUIT, _ => Leave()),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt),
            PosixSignalRegistration.Create(PosixSignal.SIGWINCH, _ => OnSignal(false)),
        ];
        AppDomain.CurrentDomain.UnhandledException += LeaveAtLast;
        AppDomain.CurrentDomain.ProcessExit += LeaveAtLast;
        _output.Write(EnterSequence);
    }

    public (int Columns, int Rows) Size => _output.Size;

    public int KeysDescriptor => Libc.STDIN_FILENO;

    public Action<bool> OnSignal { private get; set; } = _ => { };

    /// <summary>Null when standard input is no terminal.</summary>
    public static FullScreen? Enter(InputBytes input, OutputBytes output) =>
        RawMode.Enter(Libc.STDIN_FILENO) is { } raw ? new FullScreen(input, output, raw) : null;

    public IEnumerable<Key> TakeKeys()
    {
        if (!_input.HasBuffered && !_input.Fill())
        {
            yield return KeyKind.EndOfInput;
            yield break;
        }
        while (_input.HasBuffered) yield return _keys.Read();
    }

    public void Write(string text) => _output.Write(text);

    public void Suspend()
    {
        _output.Write(LeaveSequence);
        _raw.Suspend();
        _output.Write(EnterSequence);
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.UnhandledException -= LeaveAtLast;
        AppDomain.CurrentDomain.ProcessExit -= LeaveAtLast;
        Leave();
        foreach (var signal in _signals) signal.Dispose();
        _raw.Dispose();
    }

    private void Interrupt(PosixSignalContext context)
    {
        context.Cancel = true;
        OnSignal(true);
    }

    private void LeaveAtLast(object? sender, EventArgs e)
    {
        Leave();
        _raw.Restore();
    }

    private void Leave()
    {
        if (Interlocked.Exchange(ref _isOut, 1) == 1) return;
        try
        {
            _output.Write(LeaveSequence);
        }
        catch (OutputClosedException)
        {
            // The terminal itself has gone, as after a hang-up.
        }
    }

    private int NextByte() =>
        _input.HasBuffered || (Readiness.IsReady(Libc.STDIN_FILENO, KeyMilliseconds) && _input.Fill()) ? _input.ReadByte() : -1;
}
