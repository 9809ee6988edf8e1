extern alias console;

using console::Supervisor.Cli.Commands;
using console::Supervisor.Cli.Rpc;
using console::Supervisor.Cli.Shell;

namespace Supervisor.Tests.Cli;

/// <summary>One line typed to a console in front of a scripted server.</summary>
internal static class Scene
{
    public const string Url = "unix:///run/x.sock";

    /// <summary>The output and the exit status, as one text.</summary>
    public static string Run(FakeServer server, string line, bool interactive = false, params string[] answers) =>
        Run(server, new FakeTerminal(answers), line, interactive);

    public static string Run(FakeServer server, FakeTerminal terminal, string line, bool interactive = false)
    {
        using var session = new ConsoleSession(terminal, server) { ServerUrl = Url, IsInteractive = interactive };
        new Interpreter(session, new CommandTable(session)).Run(line);
        return $"{terminal.Output}{terminal.Error}[{session.ExitStatus}]";
    }

    public static RpcValue Info(string group, string name, int state, string stateName, string description, int pid = 0) => Map(
        ("name", name), ("group", group), ("description", description), ("state", state), ("statename", stateName), ("pid", pid));

    public static RpcValue Result(string group, string name, int status, string text = "OK") =>
        Map(("name", name), ("group", group), ("status", status), ("description", text));

    public static RpcValue List(params RpcValue[] items) => new RpcValue.List(items);

    public static RpcValue Map(params (string Name, RpcValue Value)[] members) =>
        new RpcValue.Map([.. members.Select(member => KeyValuePair.Create(member.Name, member.Value))]);

    public static RpcValue Changes(string[] added, string[] changed, string[] removed) =>
        List(List(Names(added), Names(changed), Names(removed)));

    private static RpcValue Names(string[] names) => List([.. names.Select(name => (RpcValue)name)]);
}
