namespace Supervisor.Cli.Terminal;

/// <summary>Where a command writes and asks.</summary>
internal interface ITerminal
{
    /// <summary>One line on standard output, there at once.</summary>
    void WriteLine(string text);

    /// <summary>Text as it is, without a line end.</summary>
    void Write(string text);

    /// <summary>A child's bytes, untouched.</summary>
    void WriteBytes(ReadOnlySpan<byte> bytes);

    void WriteErrorLine(string text);

    /// <summary>Text on standard error as it is, without a line end.</summary>
    void WriteError(string text);

    /// <summary>True when hints for a person may be added to standard error.</summary>
    bool ShowsHints { get; }

    /// <summary>True when standard output is a terminal: a person reads it, and tables may be arranged for the eye.</summary>
    bool ShowsTables { get; }

    /// <summary>True when standard output may be coloured.</summary>
    bool ShowsColours { get; }

    /// <summary>True when somebody can answer a question.</summary>
    bool CanAsk { get; }

    /// <summary>Columns of the terminal, or 80.</summary>
    int Width { get; }

    /// <summary>The next line after a prompt; null at the end of input.</summary>
    string? ReadLine(string prompt);

    /// <summary>A line that is not shown while it is typed; null at the end of input.</summary>
    string? ReadSecret(string prompt);

    /// <summary>The whole terminal, to draw on; null where there is none.</summary>
    IScreen? OpenScreen();
}
