using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>Colours text, or leaves it as it is.</summary>
internal readonly record struct Painter(bool IsOn)
{
    public string In(string colour, string text) => IsOn && text.Length > 0 && colour.Length > 0 ? colour + text + Ansi.Plain : text;

    /// <summary>Coloured text in a column; the blanks behind it have no colour.</summary>
    public string Column(string colour, string text, int width) =>
        In(colour, text) + new string(' ', Math.Max(0, width - TextWidth.Of(text)));
}
