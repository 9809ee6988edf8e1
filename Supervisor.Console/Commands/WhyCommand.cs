using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Cli.Why;

namespace Supervisor.Cli.Commands;

/// <summary>Why a process is as it is: a paragraph, its last children, and what the last dead one wrote.</summary>
internal sealed class WhyCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "why <name>\t\tShow how the last children of a process ended, who asked for that, and what the last one wrote",
        "why <gname>:*\t\tThe same for each process of a group",
        "why <name> <name>\tThe same for several processes or groups",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        var json = TakesJson(names);
        if (names.Count == 0)
        {
            FailWithHelp("Error: why requires a process name");
            return;
        }
        var all = ProcessRow.ListFrom(Call("getAllProcessInfo").OrThrow());
        var chosen = names.SelectMany(name => Choose(all, name, json)).ToList();
        var told = chosen.Select(row => (row, Session.CallHistory("getChildren", $"{row.Group}:{row.Name}"))).ToList();
        if (told.Exists(t => t.Item2 is RpcReply.Fault { Code: Fault.UnknownMethod }))
            throw new CommandException("this supervisord keeps no history: it is not ours, or an older one");
        if (json) Session.Terminal.Write(JsonText.Write(writer => WriteJson(writer, told)));
        else Session.Terminal.Write(string.Join("\n", told.Select(t => Tell(t.row, t.Item2.OrThrow()))));
    }

    // A server's list has the processes of its own node; it knows those of others by name.
    private List<ProcessRow> Choose(List<ProcessRow> all, string name, bool json)
    {
        var spec = Namespec.Parse(name);
        if (spec.Process is not null && spec.Group.Contains('@') && !all.Exists(row => row.Group == spec.Group)
            && Call("getProcessInfo", name) is RpcReply.Result there)
        {
            return [ProcessRow.From(there.Value)];
        }

        return Find(all, name, line => Miss(line, json, ExitStatus.Generic));
    }

    private static string Tell(ProcessRow row, RpcValue children)
    {
        PastChild[] past = [.. children.AsList().Select(child => new PastChild(child))];
        var text = WhyText.Of(row, past, row.Source["now"].AsNumber()) + "\n";
        if (past.Length == 0) return text;
        text += "\n" + WhyTable.Of(past, TimeZoneInfo.Local);
        if (past.FirstOrDefault(child => child.Stop is not null && child.Pid is not null) is not { } last) return text;
        var output = WhyTable.Output(last);
        return text + (output.Length == 0
            ? $"\npid {last.Pid} wrote nothing.\n"
            : $"\nLast output of pid {last.Pid}{(last.OutputIsCut ? ", of more" : "")}:\n{output}");
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, List<(ProcessRow Row, RpcReply Reply)> told)
    {
        json.WriteStartArray();
        foreach (var (row, reply) in told)
        {
            json.WriteStartObject();
            json.WriteString("namespec", row.Namespec);
            json.WritePropertyName("process");
            JsonText.WriteValue(json, row.Source);
            json.WritePropertyName("children");
            JsonText.WriteValue(json, reply.OrThrow());
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
