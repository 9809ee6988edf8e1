using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering;

public class HeartbeatTests
{
    private static readonly FailureDetectorSettings Settings = FailureDetectorSettings.Default;

    private readonly List<ClusterMessage> _sent = [];
    private HeartbeatMonitor _monitor = new(Samples.Node(1), Settings, TimeSpan.Zero);

    [Fact]
    public void Phi_grows_with_the_silence()
    {
        var history = Regular(TimeSpan.FromMilliseconds(500), 50);

        var phis = Enumerable.Range(0, 40).Select(i => PhiAccrual.Phi(history, history.Last + TimeSpan.FromMilliseconds(100 * i), Settings)).ToArray();

        Assert.True(phis[5] < 0.1);
        Assert.True(phis.Zip(phis.Skip(1)).All(p => p.First <= p.Second));
        Assert.True(phis[^1] > Settings.Threshold);
    }

    [Fact]
    public void Who_was_regular_is_missed_after_the_pause_and_half_a_second()
    {
        var history = Regular(Settings.HeartbeatInterval, 50);

        Assert.True(PhiAccrual.IsAvailable(history, history.Last + TimeSpan.FromMilliseconds(2000), Settings));
        Assert.False(PhiAccrual.IsAvailable(history, history.Last + TimeSpan.FromMilliseconds(2400), Settings));
    }

    [Fact]
    public void Who_was_irregular_is_given_more_time()
    {
        var history = HeartbeatHistory.Start(TimeSpan.Zero, Settings);
        for (var (i, at) = (0, TimeSpan.Zero); i < 60; i++) history = history.Beat(at += TimeSpan.FromMilliseconds(i % 3 == 0 ? 1500 : 250), Settings);

        Assert.True(PhiAccrual.IsAvailable(history, history.Last + TimeSpan.FromMilliseconds(2600), Settings));
    }

    [Fact]
    public void A_deadline_does_not_ask_what_was_usual()
    {
        var settings = Settings with { IsDeadline = true };
        var history = HeartbeatHistory.Start(TimeSpan.Zero, settings);

        Assert.True(PhiAccrual.IsAvailable(history, TimeSpan.FromMilliseconds(1699), settings));
        Assert.False(PhiAccrual.IsAvailable(history, TimeSpan.FromMilliseconds(1700), settings));
    }

    [Fact]
    public void The_silence_of_an_outage_is_not_learned()
    {
        var history = Regular(Settings.HeartbeatInterval, 20);

        var back = history.Beat(history.Last + TimeSpan.FromMinutes(1), Settings);

        Assert.Equal(history with { Last = back.Last }, back);
    }

    [Fact]
    public void Who_does_not_answer_is_accused_until_it_answers()
    {
        _monitor = _monitor.Watch([Samples.Node(2), Samples.Node(3)], [], TimeSpan.Zero);

        Pass(TimeSpan.FromSeconds(4), answering: [2]);
        Assert.Equal(Samples.Node(3), Assert.Single(_monitor.Accused(_monitor.Due)));

        Pass(TimeSpan.FromSeconds(1), answering: [2, 3]);
        Assert.Empty(_monitor.Accused(_monitor.Due));
    }

    [Fact]
    public void A_suspect_is_silent_until_it_answers()
    {
        _monitor = _monitor.Watch([Samples.Node(2), Samples.Node(3)], [Samples.Node(3)], TimeSpan.Zero);

        Assert.Equal(Samples.Node(3), Assert.Single(_monitor.Accused(TimeSpan.Zero)));
        Pass(Settings.HeartbeatInterval, answering: [2, 3]);
        Assert.Empty(_monitor.Accused(_monitor.Due));
    }

    [Fact]
    public void Whoever_slept_accuses_nobody_for_it()
    {
        _monitor = _monitor.Watch([Samples.Node(2)], [], TimeSpan.Zero);
        Pass(TimeSpan.FromSeconds(2), answering: [2]);

        var woken = _monitor.Due + TimeSpan.FromSeconds(20);
        _monitor = _monitor.Tick(woken, Send);

        Assert.Empty(_monitor.Accused(woken));
    }

    [Fact]
    public void Another_life_at_the_address_does_not_answer_for_the_former_one()
    {
        Assert.Null(_monitor.Answer(new(Samples.Node(2), 99, 5)));
        Assert.Equal(new ClusterMessage.HeartbeatReply(Samples.Node(1), 2, 5), _monitor.Answer(new(Samples.Node(2), 1, 5)));
    }

    private static HeartbeatHistory Regular(TimeSpan interval, int beats)
    {
        var history = HeartbeatHistory.Start(TimeSpan.Zero, Settings);
        for (var i = 1; i <= beats; i++) history = history.Beat(interval * i, Settings);
        return history;
    }

    private void Pass(TimeSpan time, int[] answering)
    {
        for (var end = _monitor.Due + time; _monitor.Due < end;)
        {
            var now = _monitor.Due;
            _sent.Clear();
            _monitor = _monitor.Tick(now, Send);
            foreach (var beat in _sent.OfType<ClusterMessage.Heartbeat>().Where(b => answering.Contains(b.ToUid)))
            {
                _monitor = _monitor.Heard(new(Samples.Node(beat.ToUid), 1, beat.Sequence), now);
            }
        }
    }

    private void Send(UniqueAddress to, ClusterMessage message) => _sent.Add(message);
}
