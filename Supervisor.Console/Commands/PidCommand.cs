using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class PidCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "pid\t\t\tShow the pid of supervisord",
        "pid <name>\t\tShow the pid of one process, 0 when it is down",
        "pid all\t\t\tShow the pid of every process, a line each",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        var json = TakesJson(names);
        if (names.Count == 0) ShowDaemon(json);
        else if (names.Contains("all")) Show(ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow()), json);
        else ShowEach(names, json);
    }

    private void ShowDaemon(bool json)
    {
        var pid = Call("getPID").OrThrow().AsNumber();
        if (json) Session.Terminal.Write(JsonText.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("pid", pid);
            writer.WriteEndObject();
        }));
        else Say($"{pid}");
    }

    private void ShowEach(List<string> names, bool json)
    {
        var found = new List<ProcessRow>();
        foreach (var name in names)
        {
            if (Find(name, json) is not { } row) continue;
            found.Add(row);
            if (!json) Say($"{row.Pid}");
            if (row.Pid == 0) Session.ExitStatus = ExitStatus.NotRunning;
        }
        if (json) Show(found, json: true);
    }

    private ProcessRow? Find(string name, bool json)
    {
        var reply = Call("getProcessInfo", name);
        if (reply is not RpcReply.Fault { Code: Fault.BadName }) return ProcessRow.From(reply.OrThrow());
        Session.ExitStatus = ExitStatus.Generic;
        if (json) Session.Terminal.WriteErrorLine($"No such process {name}");
        else Say($"No such process {name}");
        return null;
    }

    private void Show(List<ProcessRow> rows, bool json)
    {
        if (!json)
        {
            foreach (var row in rows) Say($"{row.Pid}");
            return;
        }
        Session.Terminal.Write(JsonText.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                writer.WriteStartObject();
                writer.WriteString("namespec", row.Namespec);
                writer.WriteNumber("pid", row.Pid);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }));
    }
}
