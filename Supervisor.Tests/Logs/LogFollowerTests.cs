using System.Text;
using Supervisor.Node.Logs;
using Supervisor.Node.Logs.Following;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class LogFollowerTests : IDisposable
{
    private readonly TempDir _dir = new();
    private readonly LogWatcher _watcher = new();
    private readonly string _path;

    public LogFollowerTests() => _path = _dir.File("log");

    public void Dispose()
    {
        _watcher.Dispose();
        _dir.Dispose();
    }

    [Fact]
    public void A_missing_file_is_not_followed() => Assert.Null(LogFollower.Open(_path, _watcher));

    [Fact]
    public void A_directory_is_not_followed() => Assert.Null(LogFollower.Open(_dir.Path, _watcher));

    [Theory]
    [InlineData(10)]
    [InlineData(1024)]
    [InlineData(5000)]
    public async Task The_last_1024_bytes_come_first_then_what_is_appended(int size)
    {
        var text = new string('a', size - 1) + "\n";
        File.WriteAllText(_path, text);
        using var follower = LogFollower.Open(_path, _watcher)!;
        Assert.Equal(text[Math.Max(0, size - 1024)..], await Read(follower));
        var next = Read(follower);
        Assert.False(next.IsCompleted);
        File.AppendAllText(_path, "more\n");
        Assert.Equal("more\n", await next.Within());
    }

    [Fact]
    public async Task A_log_that_is_rotated_is_followed_line_by_line_into_the_new_file()
    {
        using var log = new LogFile(_path, new(2000, 3));
        log.Open();
        using var follower = LogFollower.Open(_path, _watcher)!;
        var expected = new StringBuilder();
        var got = new StringBuilder();
        for (var i = 0; i < 3000; i++)
        {
            var line = $"line {i}\n";
            expected.Append(line);
            log.Write(Encoding.ASCII.GetBytes(line));
            while (i % 7 == 0 && got.Length < expected.Length) got.Append(await Read(follower).Within());
        }

        while (got.Length < expected.Length) got.Append(await Read(follower).Within());
        Assert.Equal(expected.ToString(), got.ToString());
        Assert.True(File.Exists(_path + ".3"));
    }

    [Fact]
    public async Task Several_rotations_between_two_looks_lose_nothing_that_is_still_kept()
    {
        using var log = new LogFile(_path, new(100, 5));
        log.Open();
        using var follower = LogFollower.Open(_path, _watcher)!;
        var expected = new StringBuilder();
        for (var i = 0; i < 45; i++)
        {
            expected.Append($"line {i:d4}\n");
            log.Write(Encoding.ASCII.GetBytes($"line {i:d4}\n"));
        }

        var got = new StringBuilder();
        while (got.Length < expected.Length) got.Append(await Read(follower).Within());
        Assert.Equal(expected.ToString(), got.ToString());
        Assert.True(File.Exists(_path + ".4"));
    }

    [Fact]
    public async Task A_file_that_was_moved_away_is_followed_until_its_writer_opens_the_new_one()
    {
        using var log = new LogFile(_path, new(0, 0));
        log.Open();
        using var follower = LogFollower.Open(_path, _watcher)!;
        log.Write("one\n"u8);
        Assert.Equal("one\n", await Read(follower).Within());
        File.Move(_path, _path + ".old");
        File.WriteAllText(_path, "");
        log.Write("two\n"u8);
        Assert.Equal("two\n", await Read(follower).Within());
        log.Reopen();
        var next = Read(follower);
        log.Write("three\n"u8);
        Assert.Equal("three\n", await next.Within());
    }

    [Fact]
    public async Task A_log_that_is_cleared_is_followed_from_its_new_start()
    {
        using var log = new LogFile(_path, new(0, 0));
        log.Open();
        using var follower = LogFollower.Open(_path, _watcher)!;
        log.Write("one\n"u8);
        Assert.Equal("one\n", await Read(follower).Within());
        var next = Read(follower);
        Assert.True(log.Clear());
        log.Write("two\n"u8);
        Assert.Equal("two\n", await next.Within());
    }

    [Fact]
    public async Task A_file_that_was_cut_short_is_followed_from_its_start()
    {
        File.WriteAllText(_path, "a long first line\n");
        using var follower = LogFollower.Open(_path, _watcher)!;
        await Read(follower).Within();
        var next = Read(follower);
        File.WriteAllText(_path, "new\n");
        Assert.Equal("new\n", await next.Within());
    }

    [Fact]
    public async Task Two_followers_of_one_file_both_hear_and_one_can_leave()
    {
        File.WriteAllText(_path, "");
        using var one = LogFollower.Open(_path, _watcher)!;
        var other = LogFollower.Open(_path, _watcher)!;
        var (first, second) = (Read(one), Read(other));
        File.AppendAllText(_path, "x");
        Assert.Equal(["x", "x"], [await first.Within(), await second.Within()]);
        other.Dispose();
        first = Read(one);
        File.AppendAllText(_path, "y");
        Assert.Equal("y", await first.Within());
    }

    [Fact]
    public async Task A_follower_that_is_cancelled_stops_waiting()
    {
        File.WriteAllText(_path, "");
        using var follower = LogFollower.Open(_path, _watcher)!;
        using var cancel = new CancellationTokenSource();
        var next = follower.ReadAsync(new byte[10], cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next.Within());
    }

    private static async Task<string> Read(LogFollower follower)
    {
        var buffer = new byte[4096];
        var read = await follower.ReadAsync(buffer, CancellationToken.None);
        return Encoding.ASCII.GetString(buffer, 0, read);
    }
}
