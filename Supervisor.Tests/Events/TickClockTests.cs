using Supervisor.Actors.Events;

namespace Supervisor.Tests.Events;

public class TickClockTests
{
    [Fact]
    public void Multiples_of_each_period_are_told_once_when_they_are_reached()
    {
        var clock = TickClock.Start(At(3597.5));
        (clock, var early) = clock.Advance(At(3599.9));
        Assert.Empty(early);
        (clock, var hour) = clock.Advance(At(3600));
        Assert.Equal("5:3600 60:3600 3600:3600", Text(hour));
        (_, var again) = clock.Advance(At(3604.9));
        Assert.Empty(again);
    }

    [Fact]
    public void What_was_passed_over_is_told_as_one() =>
        Assert.Equal("5:95 60:60", Text(TickClock.Start(At(1)).Advance(At(99)).Passed));

    [Theory]
    [InlineData(0, 5)]
    [InlineData(3.5, 1.5)]
    [InlineData(9.75, 0.25)]
    public void The_next_look_is_at_the_next_multiple(double now, double wait) =>
        Assert.Equal(TimeSpan.FromSeconds(wait), TickClock.UntilNext(At(now)));

    private static string Text(IEnumerable<SupervisorEvent.Ticked> ticks) => string.Join(' ', ticks.Select(t => $"{t.Period}:{t.When}"));

    private static DateTimeOffset At(double seconds) => DateTimeOffset.UnixEpoch.AddSeconds(seconds);
}
