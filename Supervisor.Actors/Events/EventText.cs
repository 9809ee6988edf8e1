using System.Text;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Events;

/// <summary>Events as listeners read them (specification 7.1, 7.3).</summary>
internal static class EventText
{
    /// <summary>The name of the concrete type.</summary>
    internal static string Type(SupervisorEvent happened) => happened switch
    {
        SupervisorEvent.ProcessStateChanged e => "PROCESS_STATE_" + e.Change.To.WireName(),
        SupervisorEvent.GroupAdded => "PROCESS_GROUP_ADDED",
        SupervisorEvent.GroupRemoved => "PROCESS_GROUP_REMOVED",
        SupervisorEvent.SupervisorRunning => "SUPERVISOR_STATE_CHANGE_RUNNING",
        SupervisorEvent.SupervisorStopping => "SUPERVISOR_STATE_CHANGE_STOPPING",
        SupervisorEvent.RemoteCommunication => "REMOTE_COMMUNICATION",
        SupervisorEvent.ProcessLogged e => "PROCESS_LOG_" + e.Channel.ToUpperInvariant(),
        SupervisorEvent.ProcessCommunicated e => "PROCESS_COMMUNICATION_" + e.Channel.ToUpperInvariant(),
        SupervisorEvent.Ticked e => FormattableString.Invariant($"{EventTypes.Tick}_{e.Period}"),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No type is known."),
    };

    /// <summary>What stands behind the header, in UTF-8.</summary>
    internal static ReadOnlyMemory<byte> Payload(SupervisorEvent happened) => happened switch
    {
        SupervisorEvent.ProcessStateChanged e => Bytes(Of(e)),
        SupervisorEvent.GroupAdded e => Bytes($"groupname:{e.Group}\n"),
        SupervisorEvent.GroupRemoved e => Bytes($"groupname:{e.Group}\n"),
        SupervisorEvent.SupervisorRunning or SupervisorEvent.SupervisorStopping => default,
        SupervisorEvent.RemoteCommunication e => Bytes($"type:{e.Type}\n{e.Data}"),
        SupervisorEvent.ProcessLogged e => Bytes($"{Of(e.Name)} pid:{e.Pid} channel:{e.Channel}\n", e.Text),
        SupervisorEvent.ProcessCommunicated e => Bytes($"{Of(e.Name)} pid:{e.Pid}\n", e.Text),
        SupervisorEvent.Ticked e => Bytes($"when:{e.When}"),
        _ => throw new ArgumentOutOfRangeException(nameof(happened), happened, "No payload is known."),
    };

    private static string Of(Namespec name) => $"processname:{name.Process} groupname:{name.Group}";

    private static FormattableString Of(SupervisorEvent.ProcessStateChanged happened)
    {
        var (name, change) = (Of(happened.Name), happened.Change);
        var from = change.From.WireName();
        return change.To switch
        {
            ProcessState.Starting or ProcessState.Backoff => $"{name} from_state:{from} tries:{change.Tries}",
            ProcessState.Running or ProcessState.Stopping or ProcessState.Stopped => $"{name} from_state:{from} pid:{change.Pid}",
            ProcessState.Exited => $"{name} from_state:{from} expected:{(change.Expected ? 1 : 0)} pid:{change.Pid}",
            _ => $"{name} from_state:{from}",
        };
    }

    private static byte[] Bytes(FormattableString text) => Encoding.UTF8.GetBytes(FormattableString.Invariant(text));

    private static byte[] Bytes(FormattableString head, ReadOnlyMemory<byte> data) => [.. Bytes(head), .. data.Span];
}
