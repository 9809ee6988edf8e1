namespace Supervisor.Tests.Support;

public class SupportTests
{
    [Fact]
    public void Manual_timers_fire_in_order_each_at_its_own_moment()
    {
        var time = new ManualTime();
        List<string> fired = [];
        using var late = time.CreateTimer(_ => fired.Add($"late {time.Elapsed.TotalSeconds}"), null, Seconds(3), Never);
        using var every = time.CreateTimer(_ => fired.Add($"every {time.Elapsed.TotalSeconds}"), null, Seconds(2), Seconds(2));
        using var gone = time.CreateTimer(_ => fired.Add("gone"), null, Seconds(1), Never);
        gone.Dispose();
        time.Advance(Seconds(4.5));
        Assert.Equal(["every 2", "late 3", "every 4"], fired);
        Assert.Equal(1, time.ArmedTimers);
    }

    [Fact]
    public void Manual_timestamps_measure_what_was_advanced_whatever_the_wall_clock_says()
    {
        var time = new ManualTime();
        var started = time.GetTimestamp();
        time.ShiftWallClock(Seconds(-1000));
        time.Advance(Seconds(5));
        Assert.Equal(Seconds(5), time.GetElapsedTime(started));
        Assert.NotEqual(TimeSpan.TicksPerSecond * 5, time.GetTimestamp() - started);
    }

    [Fact]
    public async Task A_command_gets_its_input_and_environment_and_gives_its_output_and_exit_code()
    {
        var environment = new Dictionary<string, string?> { ["WHO"] = "world" };
        var result = await CommandRunner.RunAsync("/bin/sh", ["-c", "read a; echo $a $WHO; echo no >&2; exit 3"], environment, "hello\n");
        Assert.Equal(new CommandResult(3, "hello world\n", "no\n"), result);
    }

    [Fact]
    public Task A_command_that_hangs_is_killed_by_the_watchdog() =>
        Assert.ThrowsAsync<TimeoutException>(
            () => CommandRunner.RunAsync("/bin/sleep", ["600"], timeout: TimeSpan.FromMilliseconds(200)));

    [Fact]
    public Task A_condition_that_never_holds_fails_with_its_name() =>
        Assert.ThrowsAsync<TimeoutException>(() => Eventually.True(() => false, TimeSpan.FromMilliseconds(50)));

    [Fact]
    public void A_temporary_directory_is_gone_with_its_files()
    {
        string path;
        using (var dir = new TempDir())
        {
            path = dir.Path;
            dir.Write("a/b/c.txt", "x");
        }

        Assert.False(Directory.Exists(path));
    }

    private static readonly TimeSpan Never = Timeout.InfiniteTimeSpan;

    private static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);
}
