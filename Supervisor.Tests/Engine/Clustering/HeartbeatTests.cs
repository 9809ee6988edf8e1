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
        _monitor = _monitor.Beat(woken, Send);

        Assert.Empty(_monitor.Accused(woken));
    }

    [Fact]
    public void A_question_is_answered_at_the_next_two_beats_and_a_later_one_instead_of_it()
    {
        _monitor = _monitor.Asked(new(Samples.Node(2), 1, 5), TimeSpan.Zero);
        Assert.Equal([5], Answers());

        _monitor = _monitor.Asked(new(Samples.Node(2), 1, 6), TimeSpan.Zero).Asked(new(Samples.Node(2), 1, 7), TimeSpan.Zero);
        Assert.Equal([7], Answers());
        Assert.Equal([7], Answers());
        Assert.Empty(Answers());
    }

    [Fact]
    public void Another_life_at_the_address_does_not_answer_for_the_former_one()
    {
        _monitor = _monitor.Asked(new(Samples.Node(2), 99, 5), TimeSpan.Zero);

        Assert.Empty(Answers());
    }

    [Fact]
    public void Phi_is_at_its_threshold_when_the_silence_is_too_long()
    {
        foreach (var threshold in (double[])[1, 3, 8, 12, 15])
        {
            var settings = Settings with { Threshold = threshold };
            var history = Regular(TimeSpan.FromMilliseconds(700), 30);

            Assert.Equal(threshold, PhiAccrual.Phi(history, PhiAccrual.SilentAt(history, settings), settings), tolerance: 0.01);
        }
    }

    [Fact]
    public void Answers_that_are_found_together_are_taken_to_have_been_regular()
    {
        var (one, other) = (Regular(Settings.HeartbeatInterval, 20), Regular(Settings.HeartbeatInterval, 20));
        for (var beats = 0; beats < 2; beats++) one = one.Beat(one.Last + Settings.HeartbeatInterval, Settings);

        Assert.Equal(one, other.Beat(2, other.Last + (Settings.HeartbeatInterval * 2), Settings));
    }

    [Fact]
    public void An_answer_that_is_found_late_counts_from_when_it_came_in()
    {
        _monitor = _monitor.Watch([Samples.Node(2)], [], TimeSpan.Zero);
        var silent = PhiAccrual.SilentAt(HeartbeatHistory.Start(TimeSpan.Zero, Settings).Beat(TimeSpan.FromMilliseconds(100), Settings), Settings);

        _monitor = _monitor.Beat(TimeSpan.FromMilliseconds(500), Send).Heard(new(Samples.Node(2), 1, 0), TimeSpan.FromMilliseconds(100));

        Assert.Empty(_monitor.Accused(silent - TimeSpan.FromTicks(1)));
        Assert.Single(_monitor.Accused(silent));
    }

    [Fact]
    public void Who_asks_has_as_much_time_again_to_answer_and_not_more()
    {
        _monitor = _monitor.Watch([Samples.Node(2), Samples.Node(3)], [], TimeSpan.Zero);
        var silent = PhiAccrual.SilentAt(HeartbeatHistory.Start(TimeSpan.Zero, Settings), Settings);
        var asked = silent / 2;

        _monitor = _monitor.Asked(new(Samples.Node(2), 1, 5), asked);
        Assert.Equal([Samples.Node(3)], _monitor.Accused(silent).AsEnumerable());
        Assert.Equal([Samples.Node(2), Samples.Node(3)], _monitor.Accused(silent + asked).AsEnumerable());

        _monitor = _monitor.Asked(new(Samples.Node(2), 1, 6), silent + asked);
        Assert.Equal([Samples.Node(3)], _monitor.Accused((silent * 2) - TimeSpan.FromTicks(1)).AsEnumerable());
        Assert.Equal([Samples.Node(2), Samples.Node(3)], _monitor.Accused(silent * 2).AsEnumerable());
    }

    [Fact]
    public void It_looks_when_somebody_will_have_been_silent_for_too_long()
    {
        _monitor = _monitor.Watch([Samples.Node(2)], [], TimeSpan.Zero).Beat(TimeSpan.Zero, Send);
        Assert.Equal(Settings.HeartbeatInterval, _monitor.Due);
        var silent = PhiAccrual.SilentAt(HeartbeatHistory.Start(TimeSpan.Zero, Settings), Settings);

        while (_monitor.Due + Settings.HeartbeatInterval <= silent) _monitor = _monitor.Beat(_monitor.Due, Send);
        _monitor = _monitor.Beat(_monitor.Due, Send);

        Assert.Equal(silent, _monitor.Due);
    }

    [Fact]
    public void A_crowd_that_falls_silent_one_after_another_is_not_asked_more_often_for_that()
    {
        const int Crowd = 300;
        var interval = Settings.HeartbeatInterval;
        _monitor = _monitor.Watch(Enumerable.Range(2, Crowd).Select(Samples.Node), [], TimeSpan.Zero).Beat(TimeSpan.Zero, Send);
        for (var i = 0; i < Crowd; i++) _monitor = _monitor.Heard(new(Samples.Node(i + 2), 1, 0), interval * i / Crowd);
        _sent.Clear();

        var looks = 0;
        for (; _monitor.Due <= interval * 20; looks++) _monitor = _monitor.Beat(_monitor.Due, Send);

        Assert.Equal(Crowd, _monitor.Accused(_monitor.Due).Length);
        Assert.Equal(20 * Crowd, _sent.Count);
        Assert.InRange(looks, 20, 45);
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
            _monitor = _monitor.Beat(now, Send);
            foreach (var beat in _sent.OfType<ClusterMessage.Heartbeat>().Where(b => answering.Contains(b.ToUid)))
            {
                _monitor = _monitor.Heard(new(Samples.Node(beat.ToUid), 1, beat.Sequence), now);
            }
        }
    }

    private List<long> Answers()
    {
        _sent.Clear();
        _monitor = _monitor.Beat(_monitor.Due, Send);
        return [.. _sent.OfType<ClusterMessage.HeartbeatReply>().Select(r => r.Sequence)];
    }

    private void Send(UniqueAddress to, ClusterMessage message) => _sent.Add(message);
}
