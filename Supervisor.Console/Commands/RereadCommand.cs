using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;

namespace Supervisor.Cli.Commands;

internal sealed class RereadCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
        ["reread \t\t\tRead supervisord's configuration files and show what update would do"];

    public override void Run(string arguments)
    {
        var words = Words(arguments);
        var json = TakesJson(words);
        if (words.Count > 0)
        {
            FailWithHelp("Error: reread accepts no arguments");
            return;
        }
        var reply = Call("reloadConfig");
        switch (reply)
        {
            case RpcReply.Fault { Code: Fault.ShutdownState }: Fail("ERROR: supervisor shutting down"); break;
            case RpcReply.Fault { Code: Fault.CantReread } fault: Fail($"ERROR: {fault.Text}"); break;
            default: Show(ConfigChanges.From(reply.OrThrow()), json); break;
        }
    }

    private void Show(ConfigChanges changes, bool json)
    {
        if (json)
        {
            Session.Terminal.Write(changes.ToJson());
            return;
        }
        var lines = changes.Added.Select(name => (name, "available"))
            .Concat(changes.Changed.Select(name => (name, "changed")))
            .Concat(changes.Removed.Select(name => (name, "disappeared")))
            .OrderBy(line => line.name, StringComparer.Ordinal).ToList();
        foreach (var (name, change) in lines) Say($"{name}: {change}");
        if (lines.Count == 0) Say("No config updates to processes");
    }
}
