using Akka.Actor;
using Akka.Event;
using Supervisor.Actors.Events;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Ports;

namespace Supervisor.Actors.Tree;

/// <summary>
/// What children of one process wrote, on its way to those who listen. It counts as under way until the last of them in the row, who
/// may have much to do, has taken it.
/// </summary>
internal sealed class ProcessOutput(ProcessLedger ledger)
{
    // A child is quick: what it says can be here before its pid is.
    private readonly Queue<HostEvent> _early = [];

    internal void Hear(HostEvent.ListenerSpoke spoke, IActorRef self)
    {
        if (spoke.Incarnation != ledger.Snapshot.Incarnation) ledger.Slot!.Heard(spoke.Bytes.Length);
        else ledger.Listener.Spoke(new(ledger.Config.Name, spoke.Bytes, ledger.Slot), self);
    }

    internal void Hear(HostEvent heard, EventStream stream)
    {
        if (ledger.Snapshot is { State: ProcessState.Starting or ProcessState.Stopping, Pid: 0 }) _early.Enqueue(heard);
        else Publish(heard, stream);
    }

    /// <summary>There is a child, or there is none: what was early is told.</summary>
    internal void Release(EventStream stream)
    {
        while (_early.TryDequeue(out var heard)) Publish(heard, stream);
    }

    private void Publish(HostEvent heard, EventStream stream)
    {
        var (name, pid) = (ledger.Name, ledger.Snapshot.Pid);
        switch (heard)
        {
            case HostEvent.OutputLogged e:
                stream.Publish(new SupervisorEvent.ProcessLogged(name, pid, e.Channel, e.Text) { Writer = ledger.Slot });
                break;
            case HostEvent.OutputCaptured e:
                stream.Publish(new SupervisorEvent.ProcessCommunicated(name, pid, e.Channel, e.Text) { Writer = ledger.Slot });
                break;
        }
    }
}
