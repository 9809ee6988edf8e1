using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Events;

/// <summary>What observers of one node hear, on its event stream (specification 7.1).</summary>
public abstract record SupervisorEvent
{
    private SupervisorEvent() { }

    /// <summary>A process entered a state (PROCESS_STATE_*).</summary>
    public sealed record ProcessStateChanged(Namespec Name, StateChange Change) : SupervisorEvent;

    /// <summary>A group was activated (PROCESS_GROUP_ADDED).</summary>
    public sealed record GroupAdded(string Group) : SupervisorEvent;

    /// <summary>A group was deactivated (PROCESS_GROUP_REMOVED).</summary>
    public sealed record GroupRemoved(string Group) : SupervisorEvent;

    /// <summary>The daemon is at work (SUPERVISOR_STATE_CHANGE_RUNNING).</summary>
    public sealed record SupervisorRunning : SupervisorEvent;

    /// <summary>The daemon stops everything (SUPERVISOR_STATE_CHANGE_STOPPING).</summary>
    public sealed record SupervisorStopping : SupervisorEvent;

    /// <summary>A child wrote something and its section wants that told (PROCESS_LOG_*). Text is UTF-8.</summary>
    public sealed record ProcessLogged(Namespec Name, int Pid, string Channel, ReadOnlyMemory<byte> Text) : Output(Text);

    /// <summary>A child wrote something between the tags of its capture mode (PROCESS_COMMUNICATION_*). Text is UTF-8.</summary>
    public sealed record ProcessCommunicated(Namespec Name, int Pid, string Channel, ReadOnlyMemory<byte> Text) : Output(Text);

    /// <summary>A multiple of the period, both in seconds since 1970, was reached (TICK_*).</summary>
    public sealed record Ticked(int Period, long When) : SupervisorEvent;

    /// <summary>A child wrote something. Children are quick: whoever takes it says so, and what nobody has time for is not told.</summary>
    public abstract record Output : SupervisorEvent
    {
        private protected Output(ReadOnlyMemory<byte> text) => Text = text;

        /// <summary>What it wrote, as UTF-8.</summary>
        public ReadOnlyMemory<byte> Text { get; init; }

        /// <summary>Whose child it was; null when no account is kept of it.</summary>
        internal IProcessSlot? Writer { get; init; }
    }

    /// <summary>A client's message (REMOTE_COMMUNICATION).</summary>
    public sealed record RemoteCommunication(string Type, string Data) : SupervisorEvent;
}
