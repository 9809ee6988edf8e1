using Supervisor.Actors.Configuration;
using Supervisor.Node.Cluster;
using Supervisor.Tests.Rpc;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Clustered;

public sealed class ClusterLifeTests : IAsyncDisposable
{
    private static readonly ClusterConfig Config = new()
    {
        NodeName = "n",
        Files = default,
        Host = "0.0.0.0",
        PublicHost = "here",
        Port = 1,
        Seeds = EquatableArray.Of(new SeedAddress("here", 1), new SeedAddress("there", 1)),
    };

    private readonly ManualTime _time = new();
    private readonly FakeMainLog _log = new();
    private readonly FakeSystems _systems = new();
    private readonly FakeHostNames _names = new();
    private readonly ClusterLife _life;

    public ClusterLifeTests() => _life = Life(Config);

    public ValueTask DisposeAsync() => _life.DisposeAsync();

    [Fact]
    public async Task A_system_that_ends_is_followed_by_another_after_a_pause()
    {
        _life.Begin();
        (await Next()).Finish(new ClusterEnd.Downed());
        await UntilPausing();
        Assert.False(_systems.HasNext);

        _time.Advance(TimeSpan.FromSeconds(1.25));

        var second = await Next();
        Assert.Equal(["there:1", "here:1"], second.Plan.Seeds.Select(s => $"{s}"));
        Assert.StartsWith("Warn cluster: this node was removed: it and the others could not reach each other, or somebody gave it up; the programs of this node "
            + "are not affected, joining again in ", Line(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_that_does_not_begin_is_tried_again_ever_more_rarely_and_said_once_a_minute()
    {
        _systems.Fault = new InvalidOperationException("outer", new IOException("Address already in use"));
        _life.Begin();
        for (var i = 0; i < 100; i++)
        {
            await UntilPausing();
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        await UntilPausing();
        Assert.InRange(_systems.Attempts, 5, 12);
        Assert.InRange(_log.Lines.Count, 2, 3);
        Assert.All(_log.Lines, l => Assert.StartsWith("Error cluster: Address already in use; the programs of this node are not affected", l, StringComparison.Ordinal));
        _systems.Fault = null;
        _time.Advance(TimeSpan.FromSeconds(40));
        await Next();
    }

    [Fact]
    public async Task A_node_that_was_asked_to_leave_stays_out_until_somebody_begins_anew()
    {
        _life.Begin();
        (await Next()).Finish(new ClusterEnd.Left());
        await Eventually.True(() => _log.Lines.Count == 2);
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(_systems.HasNext);
        Assert.Equal("Info cluster: this node has left as it was asked to; it joins again when the daemon is reloaded or started anew", Line(1));

        await Eventually.True(() =>
        {
            _life.Begin();
            return _systems.HasNext;
        });
    }

    [Fact]
    public async Task Beginning_what_goes_on_changes_nothing_then_or_later()
    {
        _life.Begin();
        var system = await Next();
        _life.Begin();
        Assert.False(_systems.HasNext);

        system.Finish(new ClusterEnd.Left());
        await Eventually.True(() => _log.Lines.Count == 2);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.False(_systems.HasNext);
    }

    [Fact]
    public async Task A_node_that_is_begun_anew_while_it_leaves_joins_again()
    {
        _life.Begin();
        var system = await Next();
        system.IsLeaving = true;
        _life.Begin();
        system.Finish(new ClusterEnd.Left());

        await Next();
    }

    [Fact]
    public async Task At_its_end_the_system_leaves_and_no_other_follows()
    {
        _life.Begin();
        var system = await Next();

        await Task.WhenAll(_life.End(), _life.End()).Within(TimeSpan.FromSeconds(30));
        _life.Begin();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.True(system.WasAskedToLeave);
        Assert.False(_systems.HasNext);
        Assert.True(_life.IsEnding);
    }

    [Fact]
    public async Task A_pause_does_not_hold_up_the_end()
    {
        _systems.Fault = new IOException("Address already in use");
        _life.Begin();
        await UntilPausing();

        await _life.End().Within(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_node_that_has_met_nobody_joins_anew_when_its_name_gets_another_address()
    {
        _names.Addresses = ["10.0.0.1"];
        await using var life = Life(Config with { SeedName = new("fleet", 1) });
        life.Begin();
        var first = await Next();
        await UntilPausing();
        _time.Advance(TimeSpan.FromMinutes(1));
        first.IsAlone = true;
        await UntilPausing();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(first.WasAskedToLeave);

        await UntilPausing();
        _names.Addresses = ["10.0.0.1", "10.0.0.2"];
        _time.Advance(TimeSpan.FromMinutes(1));

        var second = await Next();
        Assert.True(first.WasAskedToLeave);
        Assert.Contains(new SeedAddress("10.0.0.2", 1), second.Plan.Seeds);
    }

    private ClusterLife Life(ClusterConfig config)
    {
        var log = new ClusterLog(_log, _time);
        return new(_systems, new(config, _names, log, _time), log, _time);
    }

    private string Line(int index) => _log.Lines.ElementAt(index);

    private Task<FakeSystem> Next() => _systems.Next().Within(TimeSpan.FromSeconds(30));

    private Task UntilPausing() => Eventually.True(() => _time.ArmedTimers > 0);
}
