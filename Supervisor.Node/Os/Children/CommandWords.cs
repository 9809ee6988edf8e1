using System.Text;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// Splits a command as a POSIX shell splits words, without expanding anything (specification 4.11): there are no comments,
/// globs, variables or pipes.
/// </summary>
internal sealed class CommandWords
{
    private readonly List<string> _words = [];
    private readonly StringBuilder _word = new();
    private bool _begun;
    private char _quote;

    private CommandWords()
    {
    }

    /// <summary>The words, or what is wrong.</summary>
    internal static (IReadOnlyList<string> Words, string? Problem) Split(string command)
    {
        var splitter = new CommandWords();
        for (var i = 0; i < command.Length; i++)
        {
            if (command[i] == '\\' && splitter._quote != '\'')
            {
                if (++i == command.Length) return ([], "No escaped character");
                splitter.TakeEscaped(command[i]);
            }
            else
            {
                splitter.Take(command[i]);
            }
        }

        if (splitter._quote != 0) return ([], "No closing quotation");
        splitter.EndWord();
        return (splitter._words, null);
    }

    private void Take(char c)
    {
        if (_quote != 0)
        {
            if (c == _quote) _quote = '\0';
            else _word.Append(c);
        }
        else if (c is ' ' or '\t' or '\r' or '\n')
        {
            EndWord();
        }
        else
        {
            _begun = true;
            if (c is '\'' or '"') _quote = c;
            else _word.Append(c);
        }
    }

    // Between double quotes only they and the backslash itself can be escaped.
    private void TakeEscaped(char c)
    {
        _begun = true;
        if (_quote == '"' && c is not ('"' or '\\')) _word.Append('\\');
        _word.Append(c);
    }

    private void EndWord()
    {
        if (!_begun) return;
        _words.Add(_word.ToString());
        _word.Clear();
        _begun = false;
    }
}
