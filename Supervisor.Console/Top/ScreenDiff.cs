using System.Text;

namespace Supervisor.Cli.Top;

/// <summary>Knows what the screen shows, and writes only the lines that are to be others.</summary>
internal sealed class ScreenDiff
{
    private const string EraseRest = "\e[K";
    private const string Clear = "\e[H\e[2J";

    private IReadOnlyList<string> _shown = [];
    private bool _isUnknown = true;

    /// <summary>Whatever is there, it is not what we wrote.</summary>
    public void Forget() => _isUnknown = true;

    /// <summary>Empty when nothing has changed.</summary>
    public string Next(IReadOnlyList<string> lines)
    {
        var text = new StringBuilder();
        if (_isUnknown) text.Append(Clear);
        for (var i = 0; i < lines.Count; i++)
        {
            var before = _isUnknown || i >= _shown.Count ? "" : _shown[i];
            if (lines[i] != before) text.Append("\e[").Append(i + 1).Append(";1H").Append(lines[i]).Append(EraseRest);
        }
        _shown = lines;
        _isUnknown = false;
        return text.ToString();
    }
}
