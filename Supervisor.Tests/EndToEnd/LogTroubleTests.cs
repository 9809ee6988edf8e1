using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>A child's bytes are never lost.</summary>
[Trait("speed", "slow")]
public class LogTroubleTests
{
    private const int Lines = 107_374_183, Digits = 9;

    [Fact]
    public async Task A_burst_of_a_gigabyte_is_kept_whole_across_rotations()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:burst]
            command=/usr/bin/seq -w 1 {Lines}
            startsecs=0
            autorestart=false
            stdout_logfile={dir}/burst.log
            stdout_logfile_maxbytes=200MB
            stdout_logfile_backups=20
            """);
        await Eventually.True(
            async () => (await daemon.Process("burst"))["statename"] == "EXITED", TimeSpan.FromSeconds(120), "the burst is over");
        var reading = default(Reading);
        for (var i = 20; i >= 0; i--)
        {
            var path = daemon.Directory.File(i == 0 ? "burst.log" : $"burst.log.{i}");
            if (File.Exists(path)) Read(path, ref reading);
        }

        Assert.Equal(new Reading(Lines, 0, 0), reading);
    }

    [RootFact]
    public async Task On_a_full_disk_the_child_waits_and_its_log_goes_on_whole_when_there_is_room()
    {
        using var disk = new SmallDisk();
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:talker]
            command=/bin/sh -c 'seq 1 200000; touch {dir}/done; exec sleep 100000'
            stdout_logfile={disk.Path}/talker.log
            stdout_logfile_maxbytes=0
            """);
        await daemon.UntilLogged("No space left on device");
        await daemon.UntilState("talker", "RUNNING");
        Assert.False(File.Exists(daemon.Directory.File("done")));
        disk.MakeRoom();
        await daemon.Until(() => File.Exists(daemon.Directory.File("done")), "the child could say everything");
        await daemon.UntilLogged("can be written again");
        await daemon.Until(() => new FileInfo(disk.File("talker.log")).Length == 1_288_895, "the log is complete");
        Assert.Equal(Enumerable.Range(1, 200_000).Select(i => $"{i}"), File.ReadLines(disk.File("talker.log")));
    }

    // A file ends where a write ended, perhaps within a line, whose rest begins the next.
    private static void Read(string path, ref Reading reading)
    {
        using var file = File.OpenRead(path);
        var buffer = new byte[1 << 20];
        int count;
        while ((count = file.Read(buffer)) > 0)
        {
            foreach (var letter in buffer.AsSpan(0, count)) reading = reading.After(letter, path);
        }
    }

    /// <summary>Whole lines so far, each with its own number, and what has been read of the next.</summary>
    private readonly record struct Reading(int Lines, int Digits, int Number)
    {
        public Reading After(byte letter, string path)
        {
            if (letter != '\n') return this with { Digits = Digits + 1, Number = (Number * 10) + letter - '0' };
            if (Number != Lines + 1 || Digits != LogTroubleTests.Digits) Assert.Fail($"{path}: {Number} after {Lines}");
            return new(Lines + 1, 0, 0);
        }
    }
}
