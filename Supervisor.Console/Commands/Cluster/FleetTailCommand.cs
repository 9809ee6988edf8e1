using Supervisor.Cli.Fleet;
using Supervisor.Cli.Fleet.Selectors;
using Supervisor.Cli.Follow;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands.Cluster;

/// <summary>Logs of processes anywhere, their ends or as they grow.</summary>
internal sealed class FleetTailCommand(ConsoleSession session) : FleetCommand(session)
{
    private const int MostFollowed = 60;

    public override IReadOnlyList<string> Help => ["cluster tail [-f|-N] <selector> ... [stdout|stderr]"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var modifier = words.Count > 0 && words[0].StartsWith('-') ? words[0] : null;
        if (modifier is not null) words.RemoveAt(0);
        var channel = words.Count > 1 && words[^1] is "stdout" or "stderr" ? words[^1] : null;
        if (channel is not null) words.RemoveAt(words.Count - 1);
        if (words.Count == 0) Refuse("cluster tail requires a selector; see help cluster");
        else if (HasUnknownOption(words)) return;
        else if ((modifier is null ? LogRequest.Default : LogRequest.Parse(modifier)) is not { } request)
            Refuse($"bad argument {modifier}; -f follows, -N shows N bytes");
        else if (Choose(words) is { } rows) Show(rows, channel ?? "stdout", request);
    }

    private IReadOnlyList<FleetRow>? Choose(List<string> words)
    {
        if (Fetch() is not { } fleet) return null;
        var selection = Selection.ToShow(fleet, words);
        foreach (var problem in selection.Problems) Refuse(problem);
        return selection.Problems.Count == 0 ? selection.Rows : null;
    }

    private void Show(IReadOnlyList<FleetRow> rows, string channel, LogRequest request)
    {
        if (!request.Follows)
            for (var i = 0; i < rows.Count; i++) ShowEnd(rows[i], channel, request.Offset, rows.Count > 1, i == 0);
        else if (rows.Count > MostFollowed)
            Refuse($"tail -f follows at most {MostFollowed} logs at once, and these are {rows.Count}; choose fewer");
        else FollowReachable(rows, channel);
    }

    private void ShowEnd(FleetRow row, string channel, int offset, bool hasTitle, bool isFirst)
    {
        var method = channel == "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog";
        var reply = Session.CallCluster(method, row.Node, $"{row.Group}:{row.Name}", offset, 0);
        if (hasTitle) Say($"{(isFirst ? "" : "\n")}==> {row.FullName} {channel} <==");
        if (reply is not RpcReply.Fault fault) ShowText(reply.OrThrow().AsText());
        else Fail($"{row.FullName}: ERROR ({Reason(fault)})");
    }

    // Where it cannot be told the stream will say why.
    private long SizeOf(FleetRow row, string channel)
    {
        var method = channel == "stdout" ? "tailProcessStdoutLog" : "tailProcessStderrLog";
        var reply = Session.CallCluster(method, row.Node, $"{row.Group}:{row.Name}", 0, 0);
        return reply is RpcReply.Result { Value: var tail } && tail.AsList() is [_, var size, ..] ? size.AsNumber() : 0;
    }

    private void ShowText(string text) => Session.Terminal.Write(text.Length == 0 || text.EndsWith('\n') ? text : text + "\n");

    private static string Reason(RpcReply.Fault fault) => fault.Code switch
    {
        Fault.NoFile => "no log file",
        Fault.BadName => "no such process",
        Fault.UnreachableNode => "node unreachable",
        _ => fault.Text,
    };

    private void FollowReachable(IReadOnlyList<FleetRow> rows, string channel)
    {
        foreach (var row in rows.Where(row => !row.IsReachable)) Fail($"{row.FullName}: ERROR (node unreachable)");
        if (rows.Where(row => row.IsReachable).ToList() is { Count: > 0 } reachable) Follow(reachable, channel);
    }

    private void Follow(List<FleetRow> rows, string channel)
    {
        var streams = rows.Count == 1
            ? [new FollowedStream(LogPath.Of(rows[0].Node, rows[0].Group, rows[0].Name, channel), Session.Terminal.WriteBytes)]
            : PrefixedLog.For([.. rows.Select(row => (row, SizeOf(row, channel)))], channel, Session.Terminal, Painter);
        Session.Disconnect();
        Say(Followed.Banner);
        var end = Session.Server.FollowAll(Session.ServerUrl, Session.Credentials, streams, Session.Terminal);
        if (end == FollowEnd.UserLeft) Say("");
        else Session.ExitStatus = ExitStatus.Generic;
    }
}
