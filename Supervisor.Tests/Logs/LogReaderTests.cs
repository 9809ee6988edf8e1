using System.Text;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class LogReaderTests : IDisposable
{
    private readonly TempDir _dir = new();
    private readonly string _log;

    public LogReaderTests()
    {
        _log = _dir.File("log");
        File.WriteAllText(_log, "hello\n");
    }

    public void Dispose() => _dir.Dispose();

    [Theory]
    [InlineData(0, 0, "hello\n")]
    [InlineData(2, 0, "llo\n")]
    [InlineData(1, 3, "ell")]
    [InlineData(4, 100, "o\n")]
    [InlineData(6, 0, "")]
    [InlineData(100, 5, "")]
    [InlineData(-2, 0, "o\n")]
    [InlineData(-100, 0, "hello\n")]
    [InlineData(long.MinValue, 0, "hello\n")]
    [InlineData(0, long.MaxValue, "hello\n")]
    [InlineData(long.MaxValue, long.MaxValue, "")]
    public void A_piece_is_read_by_offset_and_length(long offset, long length, string expected)
    {
        var data = Assert.IsType<LogReadResult.Data>(LogReader.Read(_log, offset, length));
        Assert.Equal(expected, Encoding.UTF8.GetString(data.Bytes.Span));
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-1, 1)]
    [InlineData(-1, -1)]
    public void Signs_that_make_no_sense_together_are_bad_arguments(long offset, long length) =>
        Assert.Equal(new LogReadResult.Fault(FaultCode.BadArguments), LogReader.Read(_log, offset, length));

    [Fact]
    public void A_missing_file_is_no_file_whatever_the_arguments_are() =>
        Assert.Equal(new LogReadResult.Fault(FaultCode.NoFile), LogReader.Read(_log + "x", -1, 1));

    [Fact]
    public void What_cannot_be_read_has_failed() =>
        Assert.Equal(new LogReadResult.Fault(FaultCode.Failed), LogReader.Read(_dir.Path, 0, 0));

    [Theory]
    [InlineData("/dev/null", true)]
    [InlineData("/dev/zero", false)]
    public void A_device_is_not_read_to_its_end(string device, bool readable)
    {
        var result = LogReader.Read(device, 0, 0);
        Assert.Equal(readable, result is LogReadResult.Data { Bytes.IsEmpty: true });
        Assert.Equal(!readable, result == new LogReadResult.Fault(FaultCode.Failed));
    }

    [Theory]
    [InlineData(0, 0, "", true)]
    [InlineData(0, 3, "lo\n", true)]
    [InlineData(0, 6, "hello\n", false)]
    [InlineData(0, 100, "hello\n", false)]
    [InlineData(2, 2, "o\n", true)]
    [InlineData(6, 10, "", false)]
    [InlineData(100, 5, "", false)]
    [InlineData(3, 100, "hello\n", false)]
    [InlineData(-3, 2, "o\n", true)]
    [InlineData(0, -5, "", true)]
    [InlineData(long.MaxValue, long.MaxValue, "", false)]
    [InlineData(long.MinValue, long.MinValue, "", true)]
    public void A_tail_is_the_last_bytes_and_says_whether_more_was_written(long offset, long length, string expected, bool overflow)
    {
        var tail = LogReader.Tail(_log, offset, length);
        Assert.Equal((expected, 6L, overflow), (Encoding.UTF8.GetString(tail.Bytes.Span), tail.Size, tail.Overflow));
    }

    [Fact]
    public void The_tail_of_a_missing_file_is_empty() => Assert.Equal(default, LogReader.Tail(_log + "x", 0, 10));

    [Fact]
    public void An_answer_is_bounded_however_large_the_file()
    {
        using (var file = File.OpenWrite(_log)) file.SetLength(LogReader.MaxBytes + 10L);
        var data = Assert.IsType<LogReadResult.Data>(LogReader.Read(_log, 0, 0));
        Assert.Equal(LogReader.MaxBytes, data.Bytes.Length);
        Assert.Equal(LogReader.MaxBytes, LogReader.Tail(_log, 0, long.MaxValue / 2).Bytes.Length);
    }
}
