using System.Text;
using Supervisor.Node.Logs;
using Supervisor.Node.Os;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class LogFileTests : IDisposable
{
    private static readonly string[] Words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

    private readonly TempDir _dir = new();
    private readonly string _path;

    public LogFileTests() => _path = _dir.File("log");

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData(0, 3, "log=firstsecondthirdfourthfifthsixthseventh")]
    [InlineData(-1, 3, "log=firstsecondthirdfourthfifthsixthseventh")]
    [InlineData(10, 0, "log=seventh")]
    [InlineData(10, -1, "log=seventh")]
    [InlineData(10, 1, "log=seventh log.1=fifthsixth")]
    [InlineData(10, 2, "log=seventh log.1=fifthsixth log.2=thirdfourth")]
    [InlineData(10, 9, "log=seventh log.1=fifthsixth log.2=thirdfourth log.3=firstsecond")]
    [InlineData(12, 9, "log=seventh log.1=fourthfifthsixth log.2=firstsecondthird")]
    [InlineData(1, 2, "log= log.1=seventh log.2=sixth")]
    public void A_file_is_rotated_once_it_has_the_given_length(long maxBytes, int backups, string expected)
    {
        using var log = Open(maxBytes, backups);
        foreach (var word in Words) Write(log, word);
        Assert.Equal(expected, Contents());
    }

    [ReferenceTheory]
    [InlineData(100, 3)]
    [InlineData(100, 1)]
    [InlineData(100, 0)]
    [InlineData(1, 4)]
    [InlineData(0, 4)]
    public void Names_counts_and_contents_are_the_references(int maxBytes, int backups)
    {
        using (var log = Open(maxBytes, backups))
        {
            for (var i = 0; i < 60; i++) Write(log, new string((char)('a' + i % 26), i * 7 % 50 + 1));
        }

        var ours = Contents();
        foreach (var file in Directory.GetFiles(_dir.Path)) File.Delete(file);
        var result = CommandRunner.Run(Reference.Python, "-c",
            $"""
            from supervisor import loggers
            log = loggers.Logger(20)
            loggers.handle_file(log, '{_path}', '%(message)s', {(maxBytes > 0 ? "True" : "False")}, {maxBytes}, {backups})
            for i in range(60): log.info(bytes([97 + i % 26]) * (i * 7 % 50 + 1))
            """);
        Assert.Equal(new CommandResult(0, "", ""), result);
        Assert.Equal(Contents(), ours);
    }

    [Fact]
    public void What_the_file_held_before_counts()
    {
        File.WriteAllText(_path, "0123456789");
        using var log = Open(12, 1);
        Write(log, "a");
        Assert.Equal("log=0123456789a", Contents());
        Write(log, "b");
        Assert.Equal("log= log.1=0123456789ab", Contents());
    }

    [Fact]
    public void Gaps_in_the_chain_are_no_obstacle()
    {
        _dir.Write("log.2", "two");
        using var log = Open(1, 3);
        Write(log, "x");
        Assert.Equal("log= log.1=x log.3=two", Contents());
    }

    [Fact]
    public void A_file_that_was_cut_short_by_another_is_measured_anew()
    {
        using var log = Open(10, 1);
        Write(log, "12345678");
        File.WriteAllText(_path, "");
        Write(log, "abcd");
        Assert.Equal("log=abcd", Contents());
    }

    [Fact]
    public void A_file_that_another_has_moved_away_is_not_rotated_again()
    {
        using var log = Open(10, 3);
        Write(log, "12345678");
        File.Move(_path, _dir.File("log.1"));
        File.WriteAllText(_path, "new ");
        Write(log, "90");
        Write(log, "ours");
        Assert.Equal("log=new ours log.1=1234567890", Contents());
    }

    [Fact]
    public void Two_channels_of_one_file_rotate_it_once()
    {
        using var stdout = Open(10, 3);
        using var stderr = Open(10, 3);
        Write(stdout, "12345678");
        Write(stderr, "90");
        Write(stdout, "ab");
        Write(stdout, "c");
        Write(stderr, "d");
        Assert.Equal("log=cd log.1=1234567890ab", Contents());
    }

    [Fact]
    public void A_deleted_file_stays_deleted_until_it_is_reopened()
    {
        using var log = Open(0, 0);
        File.Delete(_path);
        Write(log, "lost");
        Assert.Equal("", Contents());
        log.Reopen();
        Write(log, "kept");
        Assert.Equal("log=kept", Contents());
    }

    [Fact]
    public void A_rotation_that_fails_is_told_once_and_loses_nothing()
    {
        Directory.CreateDirectory(_dir.File("log.1"));
        File.WriteAllText(_dir.File("log.1/in the way"), "");
        using var log = Open(5, 1);
        Write(log, "12345");
        Assert.StartsWith($"could not rotate {_path}, it grows on: ", log.TakeProblem());
        Write(log, "678");
        Assert.Equal("12345678", File.ReadAllText(_path));
        Assert.Null(log.TakeProblem());
        Directory.Delete(_dir.File("log.1"), recursive: true);
        Write(log, "90");
        Assert.Equal("log= log.1=1234567890", Contents());
        Assert.Null(log.TakeProblem());
    }

    [Fact]
    public void A_new_file_gets_the_mode_that_the_mask_leaves()
    {
        using var log = Open(3, 1);
        Write(log, "123");
        Assert.Equal(File.GetUnixFileMode(_path + ".1"), File.GetUnixFileMode(_path));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_path) & (UnixFileMode)0b111_001_001);
    }

    [Fact]
    public void Clearing_an_open_file_deletes_it_and_opens_a_new_one()
    {
        using var log = Open(0, 0);
        Write(log, "old");
        using var reader = File.OpenText(_path);
        Assert.True(log.Clear());
        Write(log, "new");
        Assert.Equal("log=new", Contents());
        Assert.Equal("old", reader.ReadToEnd());
    }

    [Fact]
    public void Clearing_a_file_that_is_not_open_empties_it_and_makes_none()
    {
        var log = new LogFile(_path, new(0, 0));
        Assert.True(log.Clear());
        Assert.Equal("", Contents());
        File.WriteAllText(_path, "old");
        Assert.True(log.Clear());
        Assert.Equal("log=", Contents());
    }

    [Fact]
    public void A_directory_cannot_be_opened()
    {
        var log = new LogFile(_dir.Path, new(0, 0));
        Assert.Equal(21, Assert.Throws<OsError>(log.Open).Errno);
    }

    [Fact]
    public async Task A_named_pipe_is_written_to_but_neither_rotated_nor_removed()
    {
        CommandRunner.Run("/usr/bin/mkfifo", _path);
        using var log = Open(5, 3);
        Assert.True(log.IgnoresRotation);
        Write(log, "more than five\n");
        Assert.True(log.Clear());
        using var reader = new StreamReader(new FileStream(_path, FileMode.Open, FileAccess.Read));
        Assert.Equal("more than five", await reader.ReadLineAsync().Within());
        Assert.Equal(["log"], Directory.GetFileSystemEntries(_dir.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void A_full_pipe_takes_what_fits_and_does_not_wait()
    {
        CommandRunner.Run("/usr/bin/mkfifo", _path);
        using var log = Open(0, 0);
        var (written, errno) = log.Write(new byte[1_000_000]);
        Assert.InRange(written, 1, 999_999);
        Assert.Equal(11, errno);
    }

    [Theory]
    [InlineData("/dev/null", false)]
    [InlineData("/dev/full", true)]
    public void A_device_is_not_rotated(string device, bool worthTelling)
    {
        using var log = new LogFile(device, new(5, 3));
        log.Open();
        Assert.Equal(worthTelling, log.IgnoresRotation);
        Assert.Equal(worthTelling ? new LogWrite(0, 28) : new LogWrite(10, 0), log.Write(new byte[10]));
    }

    private LogFile Open(long maxBytes, int backups)
    {
        var log = new LogFile(_path, new(maxBytes, backups));
        log.Open();
        return log;
    }

    private static void Write(LogFile log, string text) =>
        Assert.Equal(new LogWrite(text.Length, 0), log.Write(Encoding.ASCII.GetBytes(text)));

    private string Contents() => string.Join(' ', Directory.GetFiles(_dir.Path).Order(StringComparer.Ordinal)
        .Select(f => $"{Path.GetFileName(f)}={File.ReadAllText(f)}"));
}
