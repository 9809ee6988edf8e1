using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;

namespace Supervisor.Tests.Logs;

public class CaptureChannelTests
{
    private const string Begin = "<!--XSUPERVISOR:BEGIN-->", End = "<!--XSUPERVISOR:END-->";

    private readonly RecordingChannel _log = new();
    private readonly RecordingOwner _owner = new();
    private readonly RecordingLog _activity = new();

    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData($"a{Begin}b{End}c", "ac", "[b]")]
    [InlineData($"{Begin}{End}{Begin}x{End}", "", "[][x]")]
    [InlineData($"<<{Begin}<{End}<", "<<<", "[<]")]
    [InlineData($"{End}{Begin}{Begin}{End}", End, $"[{Begin}]")]
    [InlineData("<!--XSUPERVISOR:BEGIN--x", "<!--XSUPERVISOR:BEGIN--x", "")]
    [InlineData("<!--XSUPERVISOR", "<!--XSUPERVISOR", "")]
    [InlineData($"a{Begin}rest<!--XS", "arest<!--XS", "")]
    public void What_stands_between_tags_is_told_and_the_rest_is_logged(string output, string logged, string told)
    {
        for (var split = 0; split <= output.Length; split++)
        {
            var (log, owner) = (new RecordingChannel(), new RecordingOwner());
            var channel = Channel(log, owner);
            Write(channel, output[..split]);
            Write(channel, output[split..]);
            channel.End();
            Assert.Equal(logged, log.Text);
            Assert.Equal(told, Text(owner));
        }
    }

    [Fact]
    public void A_disk_that_is_full_loses_nothing_and_doubles_nothing()
    {
        var output = Encoding.UTF8.GetBytes($"one<!--XSU two {Begin}three{End} four<<<!");
        for (var room = 0; room <= output.Length; room++)
        {
            var (log, owner) = (new RecordingChannel { Room = room }, new RecordingOwner());
            var channel = Channel(log, owner);
            var taken = channel.Write(output);
            log.Room = long.MaxValue;
            while (taken < output.Length) taken += channel.Write(output.AsSpan(taken));
            channel.End();
            Assert.Equal("one<!--XSU two  four<<<!", log.Text);
            Assert.Equal("[three]", Text(owner));
        }
    }

    [Fact]
    public void The_newest_bytes_are_kept()
    {
        var channel = Channel(_log, _owner, 8);
        Write(channel, $"{Begin}0123456789");
        Write(channel, $"ab{End}");
        Assert.Equal("[456789ab]", Text(_owner));
        Assert.Contains("Debug: 'p' stdout emitted a comm event", _activity.Lines);
    }

    [Fact]
    public void The_next_child_does_not_inherit_a_capture()
    {
        var channel = Channel(_log, _owner);
        Write(channel, $"{Begin}half");
        channel.End();
        Write(channel, $"{End} next");
        Assert.Equal($"half{End} next", _log.Text);
    }

    private CaptureChannel Channel(IOutputChannel log, RecordingOwner owner, long most = 1024)
    {
        var spec = new ChannelSpec("p", "stdout", null, new LogConfig(new LogTarget.None(), CaptureMaxBytes: most), StripAnsi: false);
        return new(log, spec, _activity, new OutputTeller("p", owner, _activity, TimeProvider.System));
    }

    private static void Write(CaptureChannel channel, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Assert.Equal(bytes.Length, channel.Write(bytes));
    }

    private static string Text(RecordingOwner owner) => string.Concat(
        owner.Told.Cast<HostEvent.OutputCaptured>().Select(c => $"[{Encoding.UTF8.GetString(c.Text.Span)}]"));
}
