using Supervisor.Cli.Rpc;
using Supervisor.Cli.Shell;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Cli.Commands;

/// <summary>Puts the user in front of one process: its output here, what is typed to its stdin.</summary>
internal sealed class ForegroundCommand(ConsoleSession session) : Command(session)
{
    public override IReadOnlyList<string> Help =>
    [
        "fg <process>\tTalk to a process: see its output, type its input",
        "\t\tCtrl-C ends it.",
    ];

    public override void Run(string arguments)
    {
        if (!IsUp()) return;
        var names = Words(arguments);
        if (names.Count == 0) FailWithHelp("ERROR: no process name supplied");
        else if (names.Count > 1) Fail("ERROR: too many process names supplied");
        else if (IsRunning(names[0])) Attach(names[0]);
    }

    private bool IsRunning(string name)
    {
        switch (Call("getProcessInfo", name))
        {
            case RpcReply.Fault { Code: Fault.BadName }:
                Fail("ERROR: bad process name supplied");
                return false;
            case RpcReply.Fault fault:
                Say($"ERROR: {InWords(fault)}");
                return false;
            case var reply when ProcessRow.From(reply.OrThrow()).State != ProcessRow.Running:
                Fail("ERROR: process not running");
                return false;
            default:
                return true;
        }
    }

    private void Attach(string name)
    {
        Say(Followed.Banner);
        Session.Server.Attach(Session.ServerUrl, Session.Credentials, name, Session.Terminal, line => Send(name, line));
        Say("Exiting foreground");
    }

    /// <summary>False when there is nobody left to type to.</summary>
    private bool Send(string name, string line)
    {
        switch (Call("sendProcessStdin", name, line + "\n"))
        {
            case RpcReply.Fault { Code: Fault.NotRunning }:
                Say("Process got killed");
                return false;
            case RpcReply.Fault fault:
                Say($"ERROR: {InWords(fault)}");
                return false;
        }
        if (ProcessRow.From(Call("getProcessInfo", name).OrThrow()).State == ProcessRow.Running) return true;
        Say("Process got killed");
        return false;
    }

    private static string InWords(RpcReply.Fault fault) => $"<Fault {fault.Code}: {PyText.Repr(fault.Text)}>";
}
