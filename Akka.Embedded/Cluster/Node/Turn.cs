using Akka.Actor;

namespace Akka.Cluster;

/// <summary>The handling of one input while it is under way; nothing of it is seen outside before it is done.</summary>
internal sealed class Turn(ClusterNode node, TimeSpan now)
{
    private List<ClusterOutput>? _outputs;
    private List<ClusterView>? _passed;

    public ClusterNode Node { get; private set; } = node;

    public TimeSpan Now => now;

    public ProtocolSettings Settings => Node.Settings;

    public UniqueAddress Self => Node.Self;

    /// <summary>Seconds since 1970: only for what is remembered for hours.</summary>
    public long Calendar => Node.Epoch + (long)now.TotalSeconds;

    public ClusterStep Result => new(Node, (IReadOnlyList<ClusterOutput>?)_outputs ?? [], (IReadOnlyList<ClusterView>?)_passed ?? []);

    public void Enter(ClusterPhase phase, TimeSpan due) => Node = Node with { Phase = phase, Due = due };

    /// <summary>This is what the node sees for a moment, and perhaps no longer when the turn is over.</summary>
    public void Pass(ClusterView view)
    {
        if (!ReferenceEquals(view, Node.View) && !ReferenceEquals(view, _passed?[^1])) (_passed ??= []).Add(view);
    }

    public void Send(Address to, ClusterMessage message) => Add(new ClusterOutput.Send(to, message));

    public void End(EndReason reason, Address? contact = null)
    {
        Add(new ClusterOutput.Ended(reason, contact));
        Enter(new ClusterPhase.Ended(reason), ClusterNode.Never);
    }

    /// <summary>A number from 0 up to, not including, the bound.</summary>
    public int Next(int bound)
    {
        var (value, next) = Node.Random.Draw();
        Node = Node with { Random = next };
        return (int)(value % (ulong)bound);
    }

    public bool Chance(double probability) => Next(1000) < probability * 1000;

    private void Add(ClusterOutput output) => (_outputs ??= []).Add(output);
}
