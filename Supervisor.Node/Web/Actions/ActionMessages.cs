using System.Globalization;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Web.Actions;

/// <summary>What became of an action, in the words of the reference where it has some (specification 8.3).</summary>
internal static class ActionMessages
{
    /// <summary>More failures than these are counted, not named: the message travels in an address.</summary>
    private const int Named = 5;

    public static string Done(PageAction action, string? name, DateTimeOffset now) => action switch
    {
        PageAction.Refresh => $"Page refreshed at {Moment(now)}",
        PageAction.StartAll => $"All started at {Moment(now)}",
        PageAction.RestartAll => $"All restarted at {Moment(now)}",
        PageAction.StopAll => $"All stopped at {Moment(now)}",
        PageAction.Start => $"Process {name} started",
        PageAction.Stop => $"Process {name} stopped",
        PageAction.Restart => $"Process {name} restarted",
        PageAction.ClearLog => $"Log for {name} cleared",
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public static string NoSuch(string name) => $"No such process named {name}";

    public static string Refused(CommandReply.Fault fault, string name) => fault.Code switch
    {
        FaultCode.BadName => NoSuch(name),
        FaultCode.AlreadyStarted => $"ERROR: Process {name}: already started",
        FaultCode.NoFile => $"ERROR: Process {name}: no such file",
        FaultCode.NotExecutable => $"ERROR: Process {name}: file not executable",
        FaultCode.SpawnError => $"ERROR: Process {name}: spawn error",
        FaultCode.AbnormalTermination => $"ERROR: Process {name}: abnormal termination",
        FaultCode.NotRunning => $"ERROR: Process {name}: not running",
        FaultCode.ShutdownState => "ERROR: supervisord is shutting down",
        _ => Unexpected(fault),
    };

    public static string Unexpected(CommandReply.Fault fault) =>
        string.Create(CultureInfo.InvariantCulture, $"unexpected rpc fault [{(int)fault.Code}] {fault.Text}");

    /// <summary>The good news of a command to many, with those it does not hold for.</summary>
    public static string WithFailures(string done, IEnumerable<CommandReply> replies)
    {
        string[] failures = [.. replies.SelectMany(Failures)];
        if (failures.Length == 0) return done;
        var named = string.Join("; ", failures.Take(Named));
        return failures.Length > Named ? $"{done}, except {named}; and {failures.Length - Named} more" : $"{done}, except {named}";
    }

    private static IEnumerable<string> Failures(CommandReply reply) => reply switch
    {
        CommandReply.Fault fault => [Unexpected(fault)],
        CommandReply.Outcomes outcomes => outcomes.Items.Items.Where(o => o.Status != FaultCode.Success)
            .Select(o => $"{new Namespec(o.Group, o.Name)} ({o.Description})"),
        _ => [],
    };

    /// <summary><c>Fri Nov 20 14:03:27 2026</c></summary>
    private static string Moment(DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"{now:ddd MMM} {now.Day,2} {now:HH:mm:ss yyyy}");
}
