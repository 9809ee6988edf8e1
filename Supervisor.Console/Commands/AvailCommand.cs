using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class AvailCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
        ["avail\t\t\tShow every process of the configuration last read"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (words.Count > 0)
        {
            FailWithHelp("Error: avail accepts no arguments");
            return;
        }
        var reply = Call("getAllConfigInfo");
        if (reply is RpcReply.Fault { Code: Fault.ShutdownState }) Fail("ERROR: supervisor shutting down");
        else if (json) Session.Terminal.Write(Json(reply.OrThrow()));
        else foreach (var info in reply.OrThrow().AsList()) Say(Line(info));
    }

    private static string NamespecOf(RpcValue info) => Namespec.Join(info["group"].AsText(), info["name"].AsText());

    private static string Line(RpcValue info) =>
        $"{TextWidth.Pad(NamespecOf(info), 32)} {(info["inuse"].AsTruth() ? "in use" : "avail"),-9} "
        + $"{(info["autostart"].AsTruth() ? "auto" : "manual"),-9} "
        + $"{info["group_prio"].AsNumber()}:{info["process_prio"].AsNumber()}";

    private static string Json(RpcValue infos) => JsonText.Write(json =>
    {
        json.WriteStartArray();
        foreach (var info in infos.AsList()) JsonText.WriteMap(json, NamespecOf(info), (RpcValue.Map)info);
        json.WriteEndArray();
    });
}
