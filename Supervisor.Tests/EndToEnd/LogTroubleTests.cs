using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>A child's bytes are never lost.</summary>
[Trait("speed", "slow")]
public class LogTroubleTests
{
    // Ten bytes a line: 2^30 and a little.
    private const int First = 100_000_001, Last = 207_374_183;

    [Fact]
    public async Task A_burst_of_a_gigabyte_is_kept_whole_across_rotations()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, dir => $"""
            [program:burst]
            command=/usr/bin/seq {First} {Last}
            startsecs=0
            autorestart=false
            stdout_logfile={dir}/burst.log
            stdout_logfile_maxbytes=200MB
            stdout_logfile_backups=20
            """);
        await Eventually.True(
            async () => (await daemon.Process("burst"))["statename"] == "EXITED", TimeSpan.FromSeconds(120), "the burst is over");
        var files = Enumerable.Range(0, 21).Reverse()
            .Select(i => daemon.Directory.File(i == 0 ? "burst.log" : $"burst.log.{i}")).Where(File.Exists);
        var compared = await CommandRunner.RunAsync(
            "/bin/sh", ["-c", $"cat \"$@\" | {{ seq {First} {Last} | cmp - /dev/fd/3; }} 3<&0", "sh", .. files], timeout: TimeSpan.FromSeconds(120));
        Assert.Equal(new CommandResult(0, "", ""), compared);
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
}
