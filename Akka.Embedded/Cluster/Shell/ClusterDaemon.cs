using Akka.Actor;
using Akka.Event;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>
/// The shell around <see cref="ClusterNode"/>: brings it what happens, one after the other, and does what it wants. Messages of other
/// nodes come here; heartbeats do not (<see cref="Cluster.Heartbeats"/>).
/// </summary>
internal sealed class ClusterDaemon(Cluster cluster, RemoteActorRefProvider provider) : UntypedActor, IWithTimers
{
    private const string DueTimer = "due", JoinTimer = "join";

    private readonly ClusterTransport _transport = new(provider);
    private readonly ClusterNews _news = new(cluster);
    private readonly FormerMembers _formerMembers = new(provider);
    private ClusterNode _node = ClusterNode.Create(
        cluster.Settings.Protocol, cluster.SelfUniqueAddress, cluster.SelfRoles, ClusterClock.Seed(), cluster.Clock.Epoch);

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        if (cluster.IsTerminated)
        {
            Context.Stop(Self);
            return;
        }
        var self = Self;
        provider.Remoting.DialFailed = address => self.Tell(new ClusterInput.DialFailed(address), ActorRefs.NoSender);
        cluster.Heartbeats.Start(accused => self.Tell(new ClusterInput.Accused(accused), ActorRefs.NoSender));
        Context.System.EventStream.Subscribe(Self, typeof(ThisActorSystemQuarantinedEvent));
        // Not through the extension, which may still be about to learn of this actor.
        if (!cluster.Settings.SeedNodes.IsEmpty) Self.Tell(cluster.JoiningThrough(cluster.Settings.SeedNodes));
    }

    /// <summary>A failure is a bug of ours, and what this node knew is lost: it ends its uid and comes back with another.</summary>
    protected override void PreRestart(Exception reason, object message)
    {
        FormerLives.Remember(cluster.SelfAddress, null);
        base.PreRestart(reason, message);
        Shutdown(CoordinatedShutdown.ClusterDowningReason.Instance);
    }

    protected override void PostStop()
    {
        provider.Remoting.DialFailed = null;
        cluster.Heartbeats.Stop();
        if (!cluster.IsTerminated) cluster.End();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterMessage received: Take(new ClusterInput.Received(received)); break;
            case ClusterInput.JoinSeedNodes or ClusterInput.JoinNode: Join((ClusterInput)message); break;
            case ClusterInput input: Take(input); break;
            case ClusterRequest.Subscribe subscribe: _news.Take(subscribe, cluster.State, _node.View); break;
            case ClusterRequest.Unsubscribe unsubscribe: _news.Take(unsubscribe); break;
            case ClusterRequest.SendState send: send.Receiver.Tell(cluster.State); break;
            case ClusterRequest.Quarantine gone: _formerMembers.Quarantine(gone.Node); break;
            case ClusterRequest.GiveUpJoining: GiveUpJoining(); break;
            case ThisActorSystemQuarantinedEvent quarantined: EndQuarantined(quarantined); break;
            default: Unhandled(message); break;
        }
    }

    private void Join(ClusterInput input)
    {
        if (_node.View is not null) cluster.Log.Info("This node is in a cluster already: it does not join another");
        else if (cluster.Settings.ShutdownAfterUnsuccessfulJoinSeedNodes is { } patience)
            Timers.StartSingleTimer(JoinTimer, ClusterRequest.GiveUpJoining.Instance, patience);
        Take(input);
    }

    private void Take(ClusterInput input)
    {
        var before = _node;
        var (after, outputs, passed) = ClusterNode.Handle(before, input, cluster.Clock.Now);
        _node = after;
        cluster.Show(after.Phase as Membered);
        if (!ReferenceEquals(before.View, after.View)) ShowChange(before.View, passed, after.View);
        foreach (var output in outputs) Perform(output);
        if (after.Due != before.Due || input is ClusterInput.TimeElapsed) Arm(after.Due);
    }

    private void Arm(TimeSpan due)
    {
        if (due == ClusterNode.Never) Timers.Cancel(DueTimer);
        else Timers.StartSingleTimer(DueTimer, ClusterInput.TimeElapsed.Instance, Max(due - cluster.Clock.Now, TimeSpan.Zero));
    }

    private void ShowChange(ClusterView? before, IReadOnlyList<ClusterView> passed, ClusterView? after)
    {
        cluster.Heartbeats.Watch(after?.Targets ?? [], after?.Suspects ?? []);
        _news.Tell([before, .. passed, after]);
        _formerMembers.Note(before, after, (node, delay) => Timers.StartSingleTimer(node, new ClusterRequest.Quarantine(node), delay));
        if (after?.Self.Status == MemberStatus.Up) FormerLives.Forget(cluster.SelfAddress);
        if (after?.Self.Status == MemberStatus.Exiting)
            CoordinatedShutdown.Get(cluster.System).Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
    }

    private void Perform(ClusterOutput output)
    {
        switch (output)
        {
            case ClusterOutput.Send send: _transport.Send(send.To, send.Message); break;
            case ClusterOutput.Ended ended: End(ended); break;
        }
    }

    private void End(ClusterOutput.Ended ended)
    {
        cluster.Log.Info("This node is out of the cluster: {0}{1}", ended.Reason, ended.Contact is { } contact ? $" to {contact}" : "");
        if (ended.Reason == EndReason.Left) FormerLives.Forget(cluster.SelfAddress);
        else FormerLives.Remember(cluster.SelfAddress, ended.Contact);
        cluster.Heartbeats.Stop();
        cluster.End();
        if (ended.Reason == EndReason.Left) Shutdown(CoordinatedShutdown.ClusterLeavingReason.Instance);
        else if (cluster.Settings.RunCoordinatedShutdownWhenDown) Shutdown(CoordinatedShutdown.ClusterDowningReason.Instance);
    }

    private void GiveUpJoining()
    {
        if (_node.Phase is not Seeking) return;
        cluster.Log.Warning("No cluster was joined in {0}", cluster.Settings.ShutdownAfterUnsuccessfulJoinSeedNodes);
        Shutdown(CoordinatedShutdown.ClusterJoinUnsuccessfulReason.Instance);
    }

    /// <summary>Another member has removed this life and will not say so a second time.</summary>
    private void EndQuarantined(ThisActorSystemQuarantinedEvent quarantined)
    {
        // Who was on its way out has left: it is quarantined because it is removed already.
        if (_node.View is { SelfPlace: >= 0, Self.Status: MemberStatus.Leaving or MemberStatus.Exiting })
            End(new(EndReason.Left, null));
        else if (_node.View?.Members.Any(m => m.Address == quarantined.RemoteAddress) == true) Take(new ClusterInput.DownNode(cluster.SelfAddress));
    }

    private void Shutdown(CoordinatedShutdown.Reason reason) => CoordinatedShutdown.Get(cluster.System).Run(reason);

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;
}
