using System.Collections.Immutable;
using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Cluster;
using Supervisor.Tests.Engine.Clustering.Simulation;

namespace Supervisor.Tests.Engine.Clustering.Wire;

public class ClusterMessageCodecTests
{
    private static readonly Address Self = Samples.Node(1).Address;

    [Fact]
    public void Every_message_is_the_same_after_its_way()
    {
        var chance = new Chance(1);
        for (var i = 0; i < 300; i++)
        {
            foreach (var message in AnyMessage.OfEachType(chance)) Assert.Equal(Portrait(message), Portrait(Copy(message)));
        }
    }

    [Fact]
    public void No_type_of_message_is_forgotten() => Assert.Equal(
        typeof(ClusterMessage).GetNestedTypes().Except([typeof(ClusterMessage.Heartbeat), typeof(ClusterMessage.HeartbeatReply)]).Order(ByName), AnyMessage.OfEachType(new Chance(1)).Select(m => m.GetType()).Order(ByName));

    [Fact]
    public void A_table_is_not_much_longer_than_what_is_in_it()
    {
        var members = Enumerable.Range(1, 500).Select(n => Samples.Member(n, role: "web"));
        var gossip = new Gossip(Samples.Node(1), Membership.Of(members, []), Samples.Rows(500), NodeSet.Empty(500));
        var message = new ClusterMessage.GossipEnvelope(Samples.Node(1), new(Samples.Node(1), 500, false), gossip);

        // Host and port, member with its role, row: each node's address is written once.
        Assert.InRange(ClusterMessageWriter.ToBytes(message).Length, 500 * 40, 500 * 48);
    }

    [Theory]
    [InlineData("")]
    [InlineData("X")]
    [InlineData("ij")]
    public void A_message_that_is_not_known_is_named(string manifest) =>
        Assert.Throws<SerializationException>(() => ClusterMessageReader.Read(manifest, ClusterMessageWriter.ToBytes(new ClusterMessage.InitJoin(Samples.Node(1), null)), Self));

    [Fact]
    public void Every_message_that_is_cut_off_or_goes_on_is_refused()
    {
        foreach (var message in AnyMessage.OfEachType(new Chance(3)))
        {
            var bytes = ClusterMessageWriter.ToBytes(message);
            for (var length = 0; length < bytes.Length; length++) Refused(message, bytes[..length]);
            Refused(message, [.. bytes, 0]);
        }
    }

    [Fact]
    public void Counts_that_cannot_be_true_make_nothing()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        byte[] lie = [0, 1, 0, 1, (byte)'h', 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 7, 0xFF, 0xFF, 1, 2, 3];

        Assert.Throws<SerializationException>(() => ClusterMessageReader.Read("W", lie, Self));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    /// <summary>What gets through says something false about the cluster, but breaks nothing: it could have come from a node.</summary>
    [Fact]
    public void Bytes_that_were_damaged_are_refused_or_are_a_message_that_a_node_can_live_with()
    {
        var chance = new Chance(11);
        var refused = 0;
        for (var i = 0; i < 2500; i++)
        {
            foreach (var message in AnyMessage.OfEachType(chance))
            {
                if (Damaged(ClusterMessageWriter.ToBytes(message), chance) is var bytes && TryRead(message, bytes) is { } read) Live(read);
                else refused++;
            }
        }
        Assert.True(refused > 2500, $"Only {refused} were refused.");
    }

    private static IComparer<Type> ByName => Comparer<Type>.Create((a, b) => string.CompareOrdinal(a.Name, b.Name));

    private static ClusterMessage Copy(ClusterMessage message) =>
        ClusterMessageReader.Read(ClusterMessageWriter.ManifestOf(message), ClusterMessageWriter.ToBytes(message), Self);

    /// <summary>Arrays and sets are compared by what is in them.</summary>
    private static string Portrait(ClusterMessage message) => message switch
    {
        ClusterMessage.Join m => $"{m.From} {string.Join(',', m.Roles.Order(StringComparer.Ordinal))}",
        ClusterMessage.Welcome m => $"{m.From} {Portrait(m.Gossip)}",
        ClusterMessage.GossipEnvelope m => $"{m.From} {m.Cluster} {Portrait(m.Gossip)}",
        ClusterMessage.GossipRows m => $"{m.From} {m.Cluster} {m.Membership} {Portrait(m.Reachability)}",
        ClusterMessage.GossipStatus m => $"{m.From} {m.Cluster} {m.Membership} {m.Reachability} {string.Join(',', m.Seen.Words)}",
        _ => message.ToString(),
    };

    private static string Portrait(Gossip gossip) => $"{gossip.Cluster} [{string.Join(' ', gossip.Membership.Members)}] "
        + $"[{string.Join(' ', gossip.Membership.Tombstones)}] {Portrait(gossip.Reachability)} {string.Join(',', gossip.Seen.Words)}";

    private static string Portrait(Reachability rows) =>
        string.Join(' ', rows.Rows.Select(r => $"{r.Observer}@{r.Version}:{string.Join(',', r.Subjects)}"));

    private static void Refused(ClusterMessage message, byte[] bytes) => Assert.Throws<SerializationException>(() =>
        ClusterMessageReader.Read(ClusterMessageWriter.ManifestOf(message), bytes, Self));

    private static byte[] Damaged(byte[] bytes, Chance chance)
    {
        for (var times = chance.Between(1, 4); times > 0; times--)
        {
            var at = chance.Below(bytes.Length);
            bytes = chance.Below(4) switch
            {
                0 => bytes[..Math.Max(1, at)],
                1 => [.. bytes, (byte)chance.Next()],
                2 => [.. bytes[..at], (byte)chance.Next(), .. bytes[at..]],
                _ => [.. bytes[..at], (byte)chance.Next(), .. bytes[(at + 1)..]],
            };
        }
        return bytes;
    }

    private static ClusterMessage? TryRead(ClusterMessage message, byte[] bytes)
    {
        try
        {
            return ClusterMessageReader.Read(ClusterMessageWriter.ManifestOf(message), bytes, Self);
        }
        catch (SerializationException)
        {
            return null;
        }
    }

    private static void Live(ClusterMessage message)
    {
        var self = Samples.Node(2);
        var node = ClusterNode.Create(ProtocolSettings.Default, self, ImmutableHashSet<string>.Empty, seed: 1, epoch: 0);
        ClusterInput[] life = [new ClusterInput.JoinNode(self.Address), new ClusterInput.Received(message), ClusterInput.TimeElapsed.Instance];
        var now = TimeSpan.Zero;
        foreach (var input in life) node = ClusterNode.Handle(node, input, now += TimeSpan.FromSeconds(1)).Node;
        var seeking = ClusterNode.Handle(ClusterNode.Create(ProtocolSettings.Default, self, [], 1, 0), new ClusterInput.JoinSeedNodes([Self], false), now).Node;
        ClusterNode.Handle(seeking, new ClusterInput.Received(message), now);
    }
}
