using Supervisor.Cli.Fleet.Selectors;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary><c>cluster ACTION …</c>: the actions on all hosts of a fleet.</summary>
internal sealed class ClusterCommand(ConsoleSession session) : Command(session)
{
    public static IReadOnlyList<string> Actions { get; } =
        ["down", "events", "leave", "members", "restart", "signal", "start", "status", "stop", "tail", "top"];

    public override IReadOnlyList<string> Help =>
    [
        "cluster members\t\t\t\tShow the nodes of the fleet",
        "cluster status [<selector> ...]\t\tShow processes by node",
        "cluster start <selector> ...\t\tStart processes and wait until they run",
        "cluster stop <selector> ...\t\tStop processes and wait until they have ended",
        "cluster restart <selector> ...\t\tStop what runs, then start it",
        "cluster signal <signal> <selector> ...\tSend a signal",
        "cluster tail [-f|-N] <selector> ... [stdout|stderr]",
        "\t\t\t\t\tShow the end of logs; -f follows them",
        "cluster events\t\t\t\tShow what happens in the fleet as it happens",
        "cluster top\t\t\t\tShow the fleet on the whole screen, as it changes",
        "cluster leave [-y] <node>\t\tLet a node leave the fleet",
        "cluster down [-y] <node>\t\tRemove a node that cannot be reached from the fleet",
        "Selectors: NODE:GROUP:NAME, GROUP:NAME@NODE, NAME@NODE, GROUP:*@NODE, @NODE, @role:ROLE, all;",
        "each part may have *, ? and [a-f]. Behind a name, @* means all nodes and @role:ROLE those of a role.",
        "--json behind members, status, start, stop, restart, signal and events prints JSON.",
    ];

    public override void Run(string arguments)
    {
        var line = CommandLine.Parse(arguments);
        if (line.Text.Length == 0)
        {
            FailWithHelp("Error: cluster requires an action", ExitStatus.InvalidArguments);
            return;
        }
        var word = Words(line.Text)[0];
        if (Find(word) is { } action) action.Run(line.Text[word.Length..].Trim());
        else Fail(Unknown(word), ExitStatus.InvalidArguments);
    }

    private FleetCommand? Find(string action) => action switch
    {
        "down" or "leave" => new RemoveNodeCommand(Session, action),
        "events" => new EventsCommand(Session),
        "members" => new MembersCommand(Session),
        "restart" or "signal" or "start" or "stop" => new FleetActionCommand(Session, action),
        "status" => new FleetStatusCommand(Session),
        "tail" => new FleetTailCommand(Session),
        "top" => new TopCommand(Session),
        _ => null,
    };

    private static string Unknown(string word) =>
        $"Error: cluster has no action '{word}'; " + (Nearest.To(word, Actions) is { Count: > 0 } near
            ? $"did you mean {Enumeration.Of(near, "or")}?"
            : "see help cluster");
}
