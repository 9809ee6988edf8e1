using System.Text;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Terminal;

/// <summary>Lets a person type a line on a terminal in raw mode. A line too long for the terminal scrolls sideways.</summary>
internal sealed class LineEditor(KeyReader keys, Action<string> write, Func<int> columns, History? history, ICompleter? completer)
{
    private const string EraseToEnd = "\e[K";
    private const string ClearScreen = "\e[H\e[2J";

    private readonly LineBuffer _line = new();
    private string _prompt = "";
    private int _place;
    private string _unfinished = "";

    /// <summary>Runs while the terminal is left alone, for Ctrl-Z.</summary>
    public Action Suspend { get; init; } = () => { };

    /// <summary>What is typed is not shown.</summary>
    public bool IsSecret { get; init; }

    /// <summary>The line; null at the end of input, which is Ctrl-D on an empty line.</summary>
    public string? Read(string prompt)
    {
        _prompt = prompt;
        _place = history?.Count ?? 0;
        Show();
        while (true)
        {
            var key = keys.Read();
            switch (key.Kind)
            {
                case KeyKind.Enter: return Finish();
                case KeyKind.Interrupt: throw new UserInterruptException();
                case KeyKind.EndOfInput when _line.Length == 0: return null;
                case KeyKind.EndOfInput: _line.Apply(KeyKind.Delete); break;
                case KeyKind.Suspend: Suspend(); break;
                case KeyKind.Clear: write(ClearScreen); break;
                case KeyKind.Up: Recall(_place - 1); break;
                case KeyKind.Down: Recall(_place + 1); break;
                case KeyKind.Tab: Complete(); break;
                default: _line.Apply(key); break;
            }
            Show();
        }
    }

    private string Finish()
    {
        write("\r\n");
        if (!IsSecret) history?.Add(_line.Text);
        return _line.Text;
    }

    private void Recall(int place)
    {
        if (history is null || place < 0 || place > history.Count || place == _place) return;
        if (_place == history.Count) _unfinished = _line.Text;
        _place = place;
        _line.Set(place == history.Count ? _unfinished : history[place]);
    }

    private void Complete()
    {
        if (completer is null) return;
        var completion = Completion.Of(_line.Text, _line.BeforeCursor, completer);
        _line.ReplaceBeforeCursor(TextWidth.Of(completion.Word), completion.Replacement);
        if (completion.Choices.Count == 0) return;
        write("\r\n");
        foreach (var row in Columns.Arrange([.. completion.Choices.Select(choice => choice.TrimEnd())], columns() - 1))
            write(row + "\r\n");
    }

    private void Show()
    {
        if (IsSecret)
        {
            write("\r" + _prompt + EraseToEnd);
            return;
        }
        var room = Math.Max(1, columns() - TextWidth.Of(_prompt) - 1);
        var start = Math.Max(0, _line.Cursor - room);
        var end = Math.Min(_line.Length, start + room);
        var text = new StringBuilder("\r").Append(_prompt).Append(_line.TextOf(start, end)).Append(EraseToEnd).Append('\r');
        var column = TextWidth.Of(_prompt) + _line.Cursor - start;
        if (column > 0) text.Append("\e[").Append(column).Append('C');
        write(text.ToString());
    }
}
