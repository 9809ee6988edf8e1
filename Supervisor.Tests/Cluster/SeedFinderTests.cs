using Supervisor.Actors.Configuration;
using Supervisor.Node.Cluster;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clustered;

public class SeedFinderTests
{
    private static readonly ClusterConfig Plain = new() { NodeName = "n", Files = default, Host = "0.0.0.0", Port = 4053 };

    private readonly ManualTime _time = new();
    private readonly FakeMainLog _log = new();
    private readonly FakeHostNames _names = new() { Here = ["127.0.0.1", "::1", "10.0.0.2", "192.168.0.2"] };

    [Fact]
    public async Task Without_seeds_a_node_is_the_first_and_known_by_its_first_address()
    {
        var plan = await Find(Plain);

        Assert.Equal("10.0.0.2", plan.PublicHost);
        Assert.Empty(plan.Seeds);
    }

    [Fact]
    public async Task Addresses_of_the_name_follow_the_seeds_in_the_same_order_on_all_nodes_and_are_of_one_family()
    {
        _names.Addresses = ["10.0.0.9", "fd00::1", "10.0.0.10", "10.0.0.2", "9.0.0.1"];

        var plan = await Find(Plain with { Seeds = Seeds("web1", "10.0.0.9"), SeedName = new("fleet", 4053) });

        Assert.Equal(["web1:4053", "10.0.0.9:4053", "9.0.0.1:4053", "10.0.0.2:4053", "10.0.0.10:4053"], plan.Seeds.Select(s => $"{s}"));
    }

    [Fact]
    public async Task Who_listens_on_IPv6_takes_addresses_of_both_families()
    {
        _names.Addresses = ["fd00::1", "10.0.0.9"];

        Assert.Equal(2, (await Find(Plain with { Host = "::", SeedName = new("fleet", 4053) })).Seeds.Length);
    }

    [Fact]
    public async Task The_address_that_the_others_know_is_this_nodes_public_one()
    {
        _names.Addresses = ["192.168.0.2", "192.168.0.3"];

        Assert.Equal("192.168.0.2", (await Find(Plain with { SeedName = new("fleet", 4053) })).PublicHost);
    }

    [Fact]
    public async Task While_the_name_has_no_address_it_is_looked_up_again_ever_more_rarely()
    {
        var finding = Finder(Plain with { SeedName = new("fleet", 4053) }).Find(false, CancellationToken.None);
        var lookups = new List<int>();
        for (var second = 0; second <= 40; second++)
        {
            await Eventually.True(() => _time.ArmedTimers == 1);
            lookups.Add(_names.Lookups);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal([0, 1, 3, 7, 15, 25, 35], Enumerable.Range(1, 7).Select(n => lookups.IndexOf(n)));
        _names.Addresses = ["10.0.0.9"];
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("10.0.0.9:4053", $"{Assert.Single((await finding).Seeds)}");
        Assert.Equal("Warn cluster: 'fleet' has no address yet, and there are no other seeds: it is looked up again until it has", Assert.Single(_log.Lines));
    }

    [Fact]
    public async Task A_name_without_an_address_does_not_keep_other_seeds_waiting() =>
        Assert.Single((await Find(Plain with { Seeds = Seeds("web1"), SeedName = new("fleet", 4053) })).Seeds);

    [Fact]
    public async Task Who_looks_for_the_others_puts_itself_last()
    {
        var config = Plain with { PublicHost = "web1", Seeds = Seeds("web1", "web2", "web3") };

        Assert.Equal(["web2:4053", "web3:4053", "web1:4053"], (await Finder(config).Find(true, CancellationToken.None)).Seeds.Select(s => $"{s}"));
    }

    [Fact]
    public async Task A_search_can_be_given_up()
    {
        using var stop = new CancellationTokenSource();
        var finding = Finder(Plain with { SeedName = new("fleet", 4053) }).Find(false, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => finding);
    }

    private static EquatableArray<SeedAddress> Seeds(params string[] hosts) => EquatableArray.Of(hosts.Select(h => new SeedAddress(h, 4053)));

    private SeedFinder Finder(ClusterConfig config) => new(config, _names, new(_log, _time), _time);

    private Task<JoinPlan> Find(ClusterConfig config) => Finder(config).Find(false, CancellationToken.None);
}
