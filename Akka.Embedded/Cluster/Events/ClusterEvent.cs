using System.Collections.Immutable;
using Akka.Actor;
using Akka.Event;

namespace Akka.Cluster;

/// <summary>Everything that is told to those who subscribe to a cluster: one family, in one place.</summary>
public class ClusterEvent
{
    public static readonly SubscriptionInitialStateMode InitialStateAsSnapshot = SubscriptionInitialStateMode.InitialStateAsSnapshot;

    public static readonly SubscriptionInitialStateMode InitialStateAsEvents = SubscriptionInitialStateMode.InitialStateAsEvents;

    public enum SubscriptionInitialStateMode
    {
        InitialStateAsSnapshot = 0,
        InitialStateAsEvents = 1,
    }

    public interface IClusterDomainEvent : IDeadLetterSuppression
    {
    }

    public interface IMemberEvent : IClusterDomainEvent
    {
        Member Member { get; }
    }

    public interface IReachabilityEvent : IClusterDomainEvent
    {
    }

    public sealed class CurrentClusterState : INoSerializationVerificationNeeded
    {
        public CurrentClusterState()
            : this([], [], [], null!, ImmutableDictionary<string, Address>.Empty)
        {
        }

        public CurrentClusterState(
            ImmutableSortedSet<Member> members,
            ImmutableHashSet<Member> unreachable,
            ImmutableHashSet<Address> seenBy,
            Address leader,
            ImmutableDictionary<string, Address> roleLeaderMap)
        {
            Members = members;
            Unreachable = unreachable;
            SeenBy = seenBy;
            Leader = leader;
            RoleLeaders = roleLeaderMap;
        }

        public ImmutableSortedSet<Member> Members { get; }

        public ImmutableHashSet<Member> Unreachable { get; }

        public ImmutableHashSet<Address> SeenBy { get; }

        public Address Leader { get; }

        public ImmutableHashSet<string> AllRoles => [.. Members.SelectMany(m => m.Roles)];

        internal ImmutableDictionary<string, Address> RoleLeaders { get; }

        public Address RoleLeader(string role) => RoleLeaders.GetValueOrDefault(role)!;
    }

    public abstract class MemberStatusChange : IMemberEvent
    {
        protected readonly Member _member;

        protected MemberStatusChange(Member member, MemberStatus validStatus)
        {
            if (member.Status != validStatus) throw new ArgumentException($"Expected {validStatus}: {member}", nameof(member));
            _member = member;
        }

        public Member Member => _member;

        public override bool Equals(object? obj) => obj is MemberStatusChange other && other.GetType() == GetType()
            && _member.Equals(other._member) && _member.Status == other._member.Status;

        public override int GetHashCode() => HashCode.Combine(GetType(), _member);

        public override string ToString() => $"{GetType().Name}({_member})";
    }

    public sealed class MemberJoined(Member member) : MemberStatusChange(member, MemberStatus.Joining);

    public sealed class MemberWeaklyUp(Member member) : MemberStatusChange(member, MemberStatus.WeaklyUp);

    public sealed class MemberUp(Member member) : MemberStatusChange(member, MemberStatus.Up);

    public sealed class MemberLeft(Member member) : MemberStatusChange(member, MemberStatus.Leaving);

    public sealed class MemberExited(Member member) : MemberStatusChange(member, MemberStatus.Exiting);

    public sealed class MemberDowned(Member member) : MemberStatusChange(member, MemberStatus.Down);

    public sealed class MemberRemoved(Member member, MemberStatus previousStatus) : MemberStatusChange(member, MemberStatus.Removed)
    {
        public MemberStatus PreviousStatus { get; } = previousStatus;

        public override bool Equals(object? obj) => base.Equals(obj) && obj is MemberRemoved other && PreviousStatus == other.PreviousStatus;

        public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), PreviousStatus);
    }

    public abstract class ReachabilityEvent : IReachabilityEvent
    {
        protected ReachabilityEvent(Member member) => Member = member;

        public Member Member { get; }

        public override bool Equals(object? obj) => obj is ReachabilityEvent other && other.GetType() == GetType() && Member.Equals(other.Member);

        public override int GetHashCode() => HashCode.Combine(GetType(), Member);

        public override string ToString() => $"{GetType().Name}({Member})";
    }

    public sealed class UnreachableMember(Member member) : ReachabilityEvent(member);

    public sealed class ReachableMember(Member member) : ReachabilityEvent(member);

    public sealed class LeaderChanged(Address leader) : IClusterDomainEvent
    {
        public Address Leader { get; } = leader;

        public override bool Equals(object? obj) => obj is LeaderChanged other && Equals(Leader, other.Leader);

        public override int GetHashCode() => HashCode.Combine(typeof(LeaderChanged), Leader);

        public override string ToString() => $"LeaderChanged(NewLeader={Leader})";
    }

    public sealed class RoleLeaderChanged(string role, Address leader) : IClusterDomainEvent
    {
        public string Role { get; } = role;

        public Address Leader { get; } = leader;

        public override bool Equals(object? obj) => obj is RoleLeaderChanged other && Role == other.Role && Equals(Leader, other.Leader);

        public override int GetHashCode() => HashCode.Combine(typeof(RoleLeaderChanged), Role, Leader);

        public override string ToString() => $"RoleLeaderChanged(Leader={Leader}, Role={Role})";
    }

    public sealed class ClusterShuttingDown : IClusterDomainEvent
    {
        public static readonly IClusterDomainEvent Instance = new ClusterShuttingDown();

        private ClusterShuttingDown()
        {
        }

        public override string ToString() => "ClusterShuttingDown";
    }
}
