using System.Text;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>Several logs on one terminal: each line behind the name of its process.</summary>
internal static class PrefixedLog
{
    private static readonly string[] Colours = [Ansi.Cyan, Ansi.Green, Ansi.Yellow, "\e[35m", "\e[34m", "\e[36;1m"];

    public static IReadOnlyList<FollowedStream> For(
        IReadOnlyList<FleetRow> rows, string channel, ITerminal terminal, Painter painter)
    {
        var names = rows.Select(row => $"{row.Node}:{row.ShortName}").ToList();
        var width = terminal.ShowsTables ? names.Max(TextWidth.Of) : 0;
        return
        [
            .. rows.Select((row, i) => new FollowedStream(
                LogPath.Of(row.Node, row.Group, row.Name, channel),
                Lines(painter.Column(Colours[i % Colours.Length], names[i], width) + " | ", terminal).Feed)),
        ];
    }

    private static LineSplitter Lines(string prefix, ITerminal terminal)
    {
        var start = Encoding.UTF8.GetBytes(prefix);
        return new LineSplitter(line => terminal.WriteBytes([.. start, .. line, (byte)'\n']));
    }
}
