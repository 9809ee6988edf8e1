using Supervisor.Cli.Commands;
using Supervisor.Cli.Fleet;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Shell;

/// <summary>Action words first, then what the action takes: actions, groups or processes. The server is asked once a line.</summary>
internal sealed class NameCompleter(ConsoleSession session) : ICompleter
{
    private List<ProcessRow>? _processes;
    private FleetSnapshot? _fleet;

    public void Forget() => (_processes, _fleet) = (null, null);

    public IReadOnlyList<string> Candidates(string line, string word)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isFirst = words.Length == 0 || (words.Length == 1 && !line.EndsWith(' '));
        IEnumerable<string> names = isFirst ? Actions : words[0] switch
        {
            "help" => Actions,
            "cluster" => ClusterCompleter.Candidates(line, Fleet),
            "add" or "remove" or "update" => Groups(),
            "clear" or "fg" or "pid" or "restart" or "signal" or "start" or "status" or "stop" or "tail" or "why" => Processes(word),
            _ => [],
        };
        return [.. names.Distinct().Where(name => name.StartsWith(word, StringComparison.Ordinal)).Select(name => name + " ")];
    }

    private static IEnumerable<string> Actions =>
        CommandTable.Names.Concat(CommandTable.Additional).Append("help").Order(StringComparer.Ordinal);

    private IEnumerable<string> Groups() => Rows().Select(row => row.Group);

    private IEnumerable<string> Processes(string word)
    {
        var isLong = word.Contains(':');
        foreach (var row in Rows())
        {
            if (!isLong && row.Group == row.Name)
            {
                yield return row.Name;
                continue;
            }
            yield return $"{row.Group}:{row.Name}";
            yield return $"{row.Group}:*";
        }
    }

    private List<ProcessRow> Rows() =>
        _processes ??= Ask(() => ProcessRow.ListFrom(session.Call("getAllProcessInfo").OrThrow())) ?? [];

    private FleetSnapshot Fleet() => _fleet ??= Ask(() => new FleetSnapshot(
        session.CallCluster("getMembers").OrThrow().AsList().Select(MemberRow.From),
        session.CallCluster("getAllProcessInfo").OrThrow().AsList().Select(FleetRow.From))) ?? new([], []);

    private T? Ask<T>(Func<T> question)
        where T : class
    {
        try
        {
            return question();
        }
        catch (CommandException)
        {
            // A command will say what is wrong; the tab key has nothing to offer then.
            return null;
        }
        finally
        {
            session.Disconnect();
        }
    }
}
