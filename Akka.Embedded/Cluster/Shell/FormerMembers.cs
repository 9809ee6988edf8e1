using Akka.Actor;
using Akka.Remote;

namespace Akka.Cluster;

/// <summary>
/// What remoting has to know of members: those that are there are watched over by membership, and lives that are over are quarantined,
/// so that nothing waits for them and nothing of theirs is heard any more.
/// </summary>
internal sealed class FormerMembers(RemoteActorRefProvider provider)
{
    /// <summary>Who leaves in good order says goodbye itself, and is given the time.</summary>
    private static readonly TimeSpan Goodbye = TimeSpan.FromSeconds(5);

    public void Note(ClusterView? before, ClusterView? after, Action<UniqueAddress, TimeSpan> later)
    {
        HashSet<Address> members = [.. (after?.Members ?? []).Select(m => m.Address)];
        provider.RemoteWatcher.Tell(new RemoteWatcher.LookedAfter(members), ActorRefs.NoSender);
        if (before is null || after is null) return;
        foreach (var gone in before.Members.Where(m => after.IndexOf(m.UniqueAddress) < 0))
        {
            if (gone.Status == MemberStatus.Exiting && !members.Contains(gone.Address)) later(gone.UniqueAddress, Goodbye);
            else Quarantine(gone.UniqueAddress);
        }
    }

    public void Quarantine(UniqueAddress node) => provider.Quarantine(node.Address, node.Uid);
}
