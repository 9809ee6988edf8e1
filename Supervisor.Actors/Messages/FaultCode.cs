namespace Supervisor.Actors.Messages;

/// <summary>Fault codes of the XML-RPC interface (specification 5.6).</summary>
public enum FaultCode
{
    /// <summary>No such method.</summary>
    UnknownMethod = 1,

    /// <summary>Wrong number or types of arguments.</summary>
    IncorrectParameters = 2,

    /// <summary>Arguments that make no sense together.</summary>
    BadArguments = 3,

    /// <summary>No signature is published for the method.</summary>
    SignatureUnsupported = 4,

    /// <summary>The daemon is stopping or restarting.</summary>
    ShutdownState = 6,

    /// <summary>No such process or group.</summary>
    BadName = 10,

    /// <summary>No such signal.</summary>
    BadSignal = 11,

    /// <summary>No such file.</summary>
    NoFile = 20,

    /// <summary>The command cannot be executed.</summary>
    NotExecutable = 21,

    /// <summary>It failed for another reason.</summary>
    Failed = 30,

    /// <summary>It ended while its start was awaited.</summary>
    AbnormalTermination = 40,

    /// <summary>It could not be started.</summary>
    SpawnError = 50,

    /// <summary>It runs already.</summary>
    AlreadyStarted = 60,

    /// <summary>It does not run.</summary>
    NotRunning = 70,

    /// <summary>No fault; only inside result lists.</summary>
    Success = 80,

    /// <summary>The group is active already.</summary>
    AlreadyAdded = 90,

    /// <summary>A member of the group still runs.</summary>
    StillRunning = 91,

    /// <summary>The configuration could not be read.</summary>
    CantReread = 92,

    /// <summary>Ours: the fleet has no such node.</summary>
    UnknownNode = 100,

    /// <summary>Ours: the node belongs to the fleet and cannot be reached now; nothing was sent.</summary>
    UnreachableNode = 101,

    /// <summary>Ours: the command was sent to its node, and no answer came in time.</summary>
    OutcomeUnknown = 102,
}

/// <summary>The symbolic names that stand in fault strings.</summary>
public static class FaultCodes
{
    /// <summary><c>BAD_NAME</c> for <see cref="FaultCode.BadName"/>.</summary>
    public static string WireName(this FaultCode code) => code switch
    {
        FaultCode.UnknownMethod => "UNKNOWN_METHOD",
        FaultCode.IncorrectParameters => "INCORRECT_PARAMETERS",
        FaultCode.BadArguments => "BAD_ARGUMENTS",
        FaultCode.SignatureUnsupported => "SIGNATURE_UNSUPPORTED",
        FaultCode.ShutdownState => "SHUTDOWN_STATE",
        FaultCode.BadName => "BAD_NAME",
        FaultCode.BadSignal => "BAD_SIGNAL",
        FaultCode.NoFile => "NO_FILE",
        FaultCode.NotExecutable => "NOT_EXECUTABLE",
        FaultCode.Failed => "FAILED",
        FaultCode.AbnormalTermination => "ABNORMAL_TERMINATION",
        FaultCode.SpawnError => "SPAWN_ERROR",
        FaultCode.AlreadyStarted => "ALREADY_STARTED",
        FaultCode.NotRunning => "NOT_RUNNING",
        FaultCode.Success => "SUCCESS",
        FaultCode.AlreadyAdded => "ALREADY_ADDED",
        FaultCode.StillRunning => "STILL_RUNNING",
        FaultCode.CantReread => "CANT_REREAD",
        FaultCode.UnknownNode => "UNKNOWN_NODE",
        FaultCode.UnreachableNode => "UNREACHABLE_NODE",
        FaultCode.OutcomeUnknown => "OUTCOME_UNKNOWN",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, null),
    };
}
