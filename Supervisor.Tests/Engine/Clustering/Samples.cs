using System.Collections.Immutable;
using Akka.Actor;
using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

/// <summary>Members by number: number and uid agree, so that their order on the ring is that of the numbers.</summary>
internal static class Samples
{
    public static UniqueAddress Node(int number) => new(new Address("akka.tcp", "supervisor", $"host{number:000}", 4053), number);

    public static Member Member(int number, MemberStatus status = MemberStatus.Up, string? role = null, int? upNumber = null) =>
        Akka.Cluster.Member.Restore(Node(number), upNumber ?? number, status, role is null ? [] : [role]);

    public static Membership Members(int count) => Membership.Of(Enumerable.Range(1, count).Select(n => Member(n)), []);

    public static ImmutableArray<Member> Side(params int[] numbers) => [.. numbers.Select(n => Member(n))];

    /// <summary>The same members with rows: each observer accuses the numbers given for it.</summary>
    public static Reachability Rows(int count, params (int Observer, int[] Subjects)[] rows) => Reachability.Of(
        Enumerable.Range(1, count).Select(n =>
        {
            var subjects = rows.Where(r => r.Observer == n).SelectMany(r => r.Subjects).Order();
            return new ObserverRow(Node(n), 1, [.. subjects.Select(Node)]);
        }));
}
