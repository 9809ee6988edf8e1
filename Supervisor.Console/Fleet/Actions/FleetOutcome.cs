using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>What came of an action for one process.</summary>
internal sealed record FleetOutcome(string Node, string Group, string Name, int Code, string Text)
{
    /// <summary>The code where there was no answer at all.</summary>
    public const int NoAnswer = 0;

    public string ShortName => Shell.Namespec.Join(Group, Name);
    public string FullName => $"{Node}:{Group}:{Name}";

    public static FleetOutcome Of(FleetRow row, int code, string text) => new(row.Node, row.Group, row.Name, code, text);

    public bool Fails(FleetAction action) => Code != Fault.Success && Code != action.Ignored;

    public string InWords(FleetAction action) => Code switch
    {
        Fault.Success => action.Done,
        _ when Code == action.Ignored => $"already {action.Done}",
        _ => $"ERROR ({Reason})",
    };

    private string Reason => Code switch
    {
        Fault.BadName => "no such process",
        Fault.BadSignal => "bad signal name",
        Fault.NoFile => "no such file",
        Fault.NotExecutable => "file is not executable",
        Fault.AbnormalTermination => "abnormal termination",
        Fault.SpawnError => "spawn error",
        Fault.AlreadyStarted => "already started",
        Fault.NotRunning => "not running",
        Fault.ShutdownState => "its daemon is shutting down",
        Fault.UnknownNode => "its node has left the fleet",
        Fault.UnreachableNode => "node unreachable, nothing was done",
        Fault.OutcomeUnknown => "no answer from its node, the outcome is not known",
        _ => Text,
    };
}
