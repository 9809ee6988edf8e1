using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

/// <summary>The action words, each made when it is first used.</summary>
internal sealed class CommandTable
{
    private readonly ConsoleSession _session;

    public CommandTable(ConsoleSession session) => _session = session;

    /// <summary>In alphabetical order, as <c>help</c> lists them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "add", "avail", "clear", "exit", "fg", "maintail", "open", "pid", "quit", "reload", "remove", "reread", "restart",
        "shutdown", "signal", "start", "status", "stop", "tail", "update", "version",
    ];

    /// <summary>Those that the original does not have, and that its index does not show.</summary>
    public static IReadOnlyList<string> Additional { get; } = ["cluster", "why"];

    public Command? Find(string action) => action switch
    {
        "add" => new AddCommand(_session),
        "avail" => new AvailCommand(_session),
        "clear" => new ClearCommand(_session),
        "cluster" => new Cluster.ClusterCommand(_session),
        "EOF" or "exit" or "quit" => new LeaveCommand(_session, action),
        "fg" => new ForegroundCommand(_session),
        "help" => new HelpCommand(_session, this),
        "maintail" => new MainTailCommand(_session),
        "mrestart" => new RestartCommand(_session),
        "mstart" => new StartCommand(_session),
        "mstop" => new StopCommand(_session),
        "open" => new OpenCommand(_session),
        "pid" => new PidCommand(_session),
        "reload" => new ReloadCommand(_session),
        "remove" => new RemoveCommand(_session),
        "reread" => new RereadCommand(_session),
        "restart" => new RestartCommand(_session),
        "shutdown" => new ShutdownCommand(_session),
        "signal" => new SignalCommand(_session),
        "start" => new StartCommand(_session),
        "status" => new StatusCommand(_session),
        "stop" => new StopCommand(_session),
        "tail" => new TailCommand(_session),
        "update" => new UpdateCommand(_session),
        "version" => new VersionCommand(_session),
        "why" => new WhyCommand(_session),
        _ => CacheCommand.Find(_session, action),
    };
}
