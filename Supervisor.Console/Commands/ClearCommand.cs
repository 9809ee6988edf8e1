using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class ClearCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "clear <name>\t\tEmpty the log files of one process",
        "clear <name> <name>\tEmpty those of several processes or groups",
        "clear all\t\tEmpty those of every process",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        if (names.Count == 0) FailWithHelp("Error: clear requires a process name");
        else if (names.Contains("all")) ReportAll(Call("clearAllProcessLogs").OrThrow(), result => result.AfterClear());
        else Expand(names, line => Fail(line)).ForEach(Clear);
    }

    private void Clear(string name)
    {
        var spec = Namespec.Parse(name);
        if (spec.Process is null) ClearGroup(spec.Group);
        else ClearOne(spec, name);
    }

    private void ClearOne(Namespec spec, string name) =>
        Report(ResultRow.From(spec, Call("clearProcessLogs", name)), result => result.AfterClear());

    // The server has no method for a group's logs.
    private void ClearGroup(string group)
    {
        var members = ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow()).FindAll(row => row.Group == group);
        if (members.Count == 0) Fail($"{group}: ERROR (no such group)");
        foreach (var member in members) ClearOne(new(group, member.Name), $"{group}:{member.Name}");
    }
}
