using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>What an operation came to for one process.</summary>
internal sealed record ResultRow(string Name, int Code, string Text)
{
    public static ResultRow From(RpcValue result) => new(
        Namespec.Join(result["group"].AsText(), result["name"].AsText()),
        (int)result["status"].AsNumber(), result["description"].AsText());

    public static ResultRow From(Namespec name, RpcReply reply) =>
        reply is RpcReply.Fault fault ? new(name.ToString(), fault.Code, fault.Text) : new(name.ToString(), Fault.Success, "OK");

    public string AfterStart() => Code switch
    {
        Fault.Success => $"{Name}: started",
        Fault.BadName => Error("no such process"),
        Fault.NoFile => Error("no such file"),
        Fault.NotExecutable => Error("file is not executable"),
        Fault.AlreadyStarted => Error("already started"),
        Fault.SpawnError => Error("spawn error"),
        Fault.AbnormalTermination => Error("abnormal termination"),
        >= Fault.UnknownNode => Error(Text),
        _ => throw Unknown(),
    };

    public string AfterStop() => AfterSignal("stopped");

    public string AfterSignal(string success = "signalled") => Code switch
    {
        Fault.Success => $"{Name}: {success}",
        Fault.BadName => Error("no such process"),
        Fault.BadSignal => Error("bad signal name"),
        Fault.NotRunning => Error("not running"),
        Fault.Failed => Text,
        >= Fault.UnknownNode => Error(Text),
        _ => throw Unknown(),
    };

    public string AfterClear() => Code switch
    {
        Fault.Success => $"{Name}: cleared",
        Fault.BadName => Error("no such process"),
        Fault.Failed => Error("failed"),
        >= Fault.UnknownNode => Error(Text),
        _ => throw Unknown(),
    };

    private string Error(string why) => $"{Name}: ERROR ({why})";

    private CommandException Unknown() => new($"Unknown result code {Code} for {Name}");
}
