using System.Text;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Fleet;

/// <summary>Several logs on one terminal: the last lines of each under its title, then each line behind the name of its process.</summary>
internal static class PrefixedLog
{
    // All of them together are about a screen.
    private const int LinesOfThePast = 40;
    private const int MostOfOne = 10;

    private static readonly string[] Colours = [Ansi.Cyan, Ansi.Green, Ansi.Yellow, "\e[35m", "\e[34m", "\e[36;1m"];

    /// <summary>Logs and how large each of them is now.</summary>
    public static IReadOnlyList<FollowedStream> For(
        IReadOnlyList<(FleetRow Row, long Size)> logs, string channel, ITerminal terminal, Painter painter)
    {
        var names = logs.Select(log => $"{log.Row.Node}:{log.Row.ShortName}").ToList();
        var width = terminal.ShowsTables ? names.Max(TextWidth.Of) : 0;
        var most = Math.Clamp(LinesOfThePast / logs.Count, 1, MostOfOne);
        return
        [
            .. logs.Select((log, i) =>
            {
                var past = new LogPast(log.Size, most, lines => terminal.WriteBytes([.. Title(log.Row, channel), .. lines]));
                var lines = Lines(painter.Column(Colours[i % Colours.Length], names[i], width) + " | ", terminal);
                return new FollowedStream(
                    LogPath.Of(log.Row.Node, log.Row.Group, log.Row.Name, channel), bytes => lines.Feed(past.Take(bytes)));
            }),
        ];
    }

    /// <summary>What stands above the end of one of several logs.</summary>
    public static byte[] Title(FleetRow row, string channel) => Encoding.UTF8.GetBytes($"==> {row.FullName} {channel} <==\n");

    private static LineSplitter Lines(string prefix, ITerminal terminal)
    {
        var start = Encoding.UTF8.GetBytes(prefix);
        return new LineSplitter(line => terminal.WriteBytes([.. start, .. line, (byte)'\n']));
    }
}
