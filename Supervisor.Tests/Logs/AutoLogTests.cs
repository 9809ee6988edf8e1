using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class AutoLogTests : IDisposable
{
    private readonly TempDir _dir = new();

    public void Dispose() => _dir.Dispose();

    [Fact]
    public void A_name_is_taken_by_an_empty_private_file()
    {
        var path = AutoLogName.Take(_dir.Path, "web", "stdout", "supervisor");
        Assert.Matches("^web-stdout---supervisor-[a-z0-9_]{8}\\.log$", Path.GetFileName(path));
        Assert.Equal(0, new FileInfo(path).Length);
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(path));
    }

    [Fact]
    public void A_directory_that_is_not_there_is_found_out_when_the_log_is_opened() =>
        Assert.StartsWith("/no/where/x-stderr---id-", AutoLogName.Take("/no/where", "x", "stderr", "id"));

    [Theory]
    [InlineData("web-stdout---super.visor-abcdefg_.log", true)]
    [InlineData("web-stderr---super.visor-01234567.log.1", true)]
    [InlineData("a---b-stdout---super.visor-01234567.log.12345", true)]
    [InlineData("web-stdout---superxvisor-abcdefgh.log", false)]
    [InlineData("web-stdout---super.visor-abcdefgh.logX", false)]
    [InlineData("web-stdout---super.visor-abcdefgh.log.", false)]
    [InlineData("web-stdout---super.visor-abcdefgh.log.1x", false)]
    [InlineData("web-stdout---super.visor-abcdefgh.log.-1", false)]
    [InlineData("web-stdout---super.visor-abcdefg.log", false)]
    [InlineData("web-stdout---super.visor-abcdefghi.log", false)]
    [InlineData("web-stdout---super.visor-ABCDEFGH.log", false)]
    [InlineData("web-output---super.visor-abcdefgh.log", false)]
    [InlineData("web-stdout---other-abcdefgh.log", false)]
    [InlineData("---super.visor-abcdefgh.log", false)]
    [InlineData(".log", false)]
    [InlineData("", false)]
    public void Only_names_that_we_would_give_are_ours(string name, bool ours) =>
        Assert.Equal(ours, AutoLogName.IsOurs(name, "super.visor"));

    [Fact]
    public void Cleaning_deletes_ours_and_leaves_the_rest()
    {
        foreach (var name in new[] { "a-stdout---id-abcdefgh.log", "a-stdout---id-abcdefgh.log.3", "a-stdout---idx-abcdefgh.log", "x" })
            _dir.Write(name, "");
        AutoLogCleaner.Clean(Daemon, new RecordingLog());
        Assert.Equal(["a-stdout---idx-abcdefgh.log", "x"], Directory.GetFiles(_dir.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void With_nocleanup_nothing_is_deleted()
    {
        _dir.Write("a-stdout---id-abcdefgh.log", "");
        AutoLogCleaner.Clean(Daemon with { NoCleanup = true }, new RecordingLog());
        Assert.Single(Directory.GetFiles(_dir.Path));
    }

    [Fact]
    public void A_directory_that_cannot_be_read_is_a_warning()
    {
        var log = new RecordingLog();
        AutoLogCleaner.Clean(Daemon with { ChildLogDir = _dir.File("missing") }, log);
        Assert.Equal(["Warn: Could not clear childlog dir"], log.Lines);
    }

    [RootFact]
    public void A_file_that_cannot_be_deleted_is_a_warning()
    {
        var path = _dir.Write("a-stdout---id-abcdefgh.log", "");
        CommandRunner.Run("/usr/bin/chattr", "+i", path);
        try
        {
            var log = new RecordingLog();
            AutoLogCleaner.Clean(Daemon, log);
            Assert.Equal(File.Exists(path) ? [$"Warn: Failed to clean up '{path}'"] : [], log.Lines);
        }
        finally
        {
            CommandRunner.Run("/usr/bin/chattr", "-i", path);
        }
    }

    private DaemonConfig Daemon => new() { Logfile = "/dev/null", PidFile = "", ChildLogDir = _dir.Path, Identifier = "id" };
}
