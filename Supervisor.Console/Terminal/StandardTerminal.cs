using Supervisor.Cli.Interop;

namespace Supervisor.Cli.Terminal;

/// <summary>The three standard streams. Lines are edited when both ends are a terminal, and plainly read otherwise.</summary>
internal sealed class StandardTerminal(InputBytes input) : ITerminal
{
    private readonly OutputBytes _output = new(Libc.STDOUT_FILENO);
    private readonly OutputBytes _error = new(Libc.STDERR_FILENO);

    public bool ShowsHints => _error.IsTerminal;
    public bool ShowsTables => _output.IsTerminal;
    public bool ShowsColours => _output.IsTerminal && Colours.AreWanted;
    public bool CanAsk => IsInteractive;
    public int Width => (_output.IsTerminal ? _output : _error).Columns;
    public History? History { get; set; }
    public ICompleter? Completer { get; set; }

    private bool IsInteractive => Libc.isatty(Libc.STDIN_FILENO) == 1 && _output.IsTerminal;

    public void WriteLine(string text) => _output.Write(text + "\n");

    public void Write(string text) => _output.Write(text);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => _output.Write(bytes);

    public void WriteErrorLine(string text) => _error.Write(text + "\n");

    public void WriteError(string text) => _error.Write(text);

    public string? ReadLine(string prompt)
    {
        if (IsInteractive) return Edit(Libc.STDIN_FILENO, new(input.ReadByte), _output, prompt, isSecret: false);
        _output.Write(prompt);
        return input.ReadLine();
    }

    /// <summary>From the terminal even where standard input is something else, as long as there is one.</summary>
    public unsafe string? ReadSecret(string prompt)
    {
        int descriptor;
        fixed (byte* path = "/dev/tty\0"u8) descriptor = Libc.open(path, Libc.O_RDWR | Libc.O_NOCTTY | Libc.O_CLOEXEC);
        if (descriptor < 0)
        {
            _error.Write(prompt);
            return input.ReadLine();
        }
        try
        {
            return Edit(descriptor, new(new InputBytes(descriptor).ReadByte), new(descriptor), prompt, isSecret: true);
        }
        finally
        {
            _ = Libc.close(descriptor);
        }
    }

    public IScreen? OpenScreen() => IsInteractive && !Colours.IsDumb ? FullScreen.Enter(input, _output) : null;

    private string? Edit(int descriptor, KeyReader keys, OutputBytes screen, string prompt, bool isSecret)
    {
        using var raw = RawMode.Enter(descriptor) ?? throw new CommandException("the terminal cannot be read key by key");
        var editor = new LineEditor(keys, screen.Write, () => screen.Columns, History, isSecret ? null : Completer)
        {
            IsSecret = isSecret,
            Suspend = raw.Suspend,
        };
        return editor.Read(prompt);
    }
}
