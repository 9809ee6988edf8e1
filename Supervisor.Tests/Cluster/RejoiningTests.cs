using Supervisor.Node.Cluster;

namespace Supervisor.Tests.Clustered;

public class RejoiningTests
{
    private static readonly ClusterEnd Failed = new ClusterEnd.Failed("address in use"), Downed = new ClusterEnd.Downed();

    [Fact]
    public void Pauses_double_from_one_second_to_thirty()
    {
        var pauses = Repeat(Failed, 12).Select(r => r.Pause(0.5).TotalSeconds);

        Assert.Equal([1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30], pauses);
    }

    [Fact]
    public void Chance_makes_a_pause_up_to_a_quarter_longer_or_shorter()
    {
        var third = Repeat(Failed, 3)[^1];

        Assert.Equal((3, 5), (third.Pause(0).TotalSeconds, third.Pause(1).TotalSeconds));
    }

    [Fact]
    public void A_system_that_lived_for_a_minute_was_all_right() =>
        Assert.Equal(1, Repeat(Failed, 9)[^1].After(Downed, TimeSpan.FromMinutes(1)).Failures);

    [Fact]
    public void However_often_it_fails_the_pause_stays_the_longest() =>
        Assert.Equal(30, Repeat(Failed, 10_000)[^1].Pause(0.5).TotalSeconds);

    [Fact]
    public void Who_was_removed_looks_for_the_others_until_it_has_looked_in_vain()
    {
        var removed = Rejoining.First.After(Downed, TimeSpan.FromHours(1));
        var portBusy = removed.After(Failed, TimeSpan.Zero);

        Assert.Equal((false, true, true), (Rejoining.First.LooksForOthers, removed.LooksForOthers, portBusy.LooksForOthers));
        Assert.False(portBusy.After(new ClusterEnd.NotJoined(), TimeSpan.FromMinutes(1)).LooksForOthers);
    }

    private static Rejoining[] Repeat(ClusterEnd end, int times)
    {
        var rejoining = Rejoining.First;
        return [.. Enumerable.Range(0, times).Select(_ => rejoining = rejoining.After(end, TimeSpan.Zero))];
    }
}
