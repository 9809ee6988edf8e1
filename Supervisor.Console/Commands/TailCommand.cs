using Supervisor.Cli.Follow;
using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Commands;

internal sealed class TailCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "tail [-f] <name> [stdout|stderr] (default stdout)",
        "Ex:",
        "tail -f <name>\t\tShow what a process writes to stdout as it comes",
        "\t\t\tCtrl-C ends it.",
        "tail -100 <name>\tthe last 100 bytes of its stdout",
        "tail <name> stderr\tthe last 1600 bytes of its stderr",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var words = Words(arguments);
        switch (words.Count)
        {
            case 0: FailWithHelp("Error: too few arguments"); return;
            case > 3: FailWithHelp("Error: too many arguments"); return;
        }
        var modifier = words[0].StartsWith('-') ? words[0] : null;
        if (modifier is not null) words.RemoveAt(0);
        if (words.Count == 0)
        {
            Fail("Error: tail requires process name");
            return;
        }
        var channel = words.Count == 1 ? "stdout" : words[^1].ToLowerInvariant();
        if (channel is not ("stdout" or "stderr")) Fail($"Error: bad channel {PyText.Repr(channel)}");
        else if ((modifier is null ? LogRequest.Default : LogRequest.Parse(modifier)) is not { } request)
            Fail($"Error: bad argument {modifier}");
        else if (OneOf(words[0]) is { } name) Show(name, channel, request);
    }

    /// <summary>The one process that is meant; null when a pattern means none or several.</summary>
    private string? OneOf(string name)
    {
        var meant = Expand([name], line => Fail(line));
        if (meant is [var one] && (one == name || !Wildcards.IsGroup(one))) return one;
        if (meant.Count > 0) Fail($"{name}: ERROR (more than one process matches: {string.Join(' ', meant)})");
        return null;
    }

    private void Show(string name, string channel, LogRequest request)
    {
        if (request.Follows)
        {
            Followed.Show(Session, LogPath.Of(name, channel));
            return;
        }
        var reply = Call(channel == "stdout" ? "readProcessStdoutLog" : "readProcessStderrLog", name, request.Offset, 0);
        switch (reply)
        {
            case RpcReply.Fault { Code: Fault.NoFile }: Fail($"{name}: ERROR (no log file)"); break;
            case RpcReply.Fault { Code: Fault.Failed }: Fail($"{name}: ERROR (unknown error reading log)"); break;
            case RpcReply.Fault { Code: Fault.BadName }: Fail($"{name}: ERROR (no such process name)"); break;
            default: Say(reply.OrThrow().AsText()); break;
        }
    }
}
