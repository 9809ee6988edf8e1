extern alias console;

using System.Text;
using console::Supervisor.Cli.Terminal;

namespace Supervisor.Tests.Cli;

/// <summary>Keeps what is written, and types prepared answers, which are not echoed.</summary>
internal sealed class FakeTerminal(params string[] answers) : ITerminal
{
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _error = new();
    private readonly Queue<string> _answers = new(answers);

    public string Output => _output.ToString();
    public string Error => _error.ToString();
    public bool ShowsHints { get; init; }
    public bool ShowsTables { get; init; }
    public bool ShowsColours { get; init; }
    public bool CanAsk { get; init; }
    public int Width { get; init; } = 80;

    public void WriteLine(string text) => _output.Append(text).Append('\n');

    public void Write(string text) => _output.Append(text);

    public void WriteBytes(ReadOnlySpan<byte> bytes) => _output.Append(Encoding.UTF8.GetString(bytes));

    public void WriteErrorLine(string text) => _error.Append(text).Append('\n');

    public void WriteError(string text) => _error.Append(text);

    public string? ReadLine(string prompt)
    {
        Write(prompt);
        return _answers.TryDequeue(out var answer) ? answer : null;
    }

    public string? ReadSecret(string prompt) => ReadLine(prompt);

    public IScreen? OpenScreen() => null;
}
