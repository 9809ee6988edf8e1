using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc.Xml;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Rpc.Methods;

public sealed class LogMethodsTests : MethodTests, IDisposable
{
    private readonly TempDir _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(0, 0, "hello\n")]
    [InlineData(1, 2, "el")]
    [InlineData(-3, 0, "lo\n")]
    [InlineData(-100, 0, "hello\n")]
    [InlineData(99, 1, "")]
    public async Task Pieces_of_every_log_are_read(int offset, int length, string text)
    {
        var path = _directory.Write("log", "hello\n");
        Supervisor.Log.Path = path;
        Supervisor.Run("a", "a", stdout: path, stderr: path);
        Assert.Equal(text, await Call("supervisor.readLog", offset, length));
        Assert.Equal(text, await Call("supervisor.readMainLog", $"{offset}", $"{length}"));
        Assert.Equal(text, await Call("supervisor.readProcessStdoutLog", "a", offset, length));
        Assert.Equal(text, await Call("supervisor.readProcessLog", "a", offset, length));
        Assert.Equal(text, await Call("supervisor.readProcessStderrLog", "a", offset, length));
    }

    [Fact]
    public async Task Logs_that_are_not_there_and_pieces_that_make_no_sense_are_faults()
    {
        Supervisor.Run("a", "a", stdout: _directory.File("missing"));
        Supervisor.Run("b", "b", stdout: _directory.Write("log", "x"));
        await Faults(FaultCode.NoFile, "NO_FILE: syslog", "supervisor.readLog", 0, 0);
        await Faults(FaultCode.NoFile, $"NO_FILE: {_directory}/missing", "supervisor.readProcessStdoutLog", "a", 0, 0);
        await Faults(FaultCode.NoFile, "NO_FILE", "supervisor.readProcessStderrLog", "a", 0, 0);
        await Faults(FaultCode.BadName, "BAD_NAME: c", "supervisor.readProcessStdoutLog", "c", 0, 0);
        await Faults(FaultCode.BadName, "BAD_NAME: a:*", "supervisor.readProcessStdoutLog", "a:*", 0, 0);
        await Faults(FaultCode.BadArguments, "BAD_ARGUMENTS", "supervisor.readProcessStdoutLog", "b", 0, -1);
        await Faults(FaultCode.BadArguments, "BAD_ARGUMENTS", "supervisor.readProcessStdoutLog", "b", -1, 1);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_are_read_leniently()
    {
        var path = _directory.File("log");
        File.WriteAllBytes(path, [0xC3, 0xA4, 0xFF, (byte)'x']);
        Supervisor.Run("a", "a", stdout: path);
        Assert.Equal("ä\uFFFDx", await Call("supervisor.readProcessStdoutLog", "a", 0, 0));
        Assert.Equal("\uFFFD\uFFFDx", await Call("supervisor.readProcessStdoutLog", "a", 1, 0));
    }

    [Theory]
    [InlineData(0, 0, "", true)]
    [InlineData(0, 3, "lo\n", true)]
    [InlineData(0, 6, "hello\n", false)]
    [InlineData(2, 2, "o\n", true)]
    [InlineData(6, 10, "", false)]
    [InlineData(100, 5, "", false)]
    [InlineData(-3, 2, "o\n", true)]
    [InlineData(0, -5, "", true)]
    public async Task The_end_of_a_log_is_tailed(int offset, int length, string text, bool overflow)
    {
        Supervisor.Run("a", "a", stdout: _directory.Write("log", "hello\n"));
        var reply = Assert.IsType<XmlRpcValue.Array>(await Call("supervisor.tailProcessStdoutLog", "a", offset, length));
        Assert.Equal<XmlRpcValue>([text, 6, overflow], reply.Items);
        var none = Assert.IsType<XmlRpcValue.Array>(await Call("supervisor.tailProcessStderrLog", "a", offset, length));
        Assert.Equal<XmlRpcValue>(["", 0, false], none.Items);
        await Faults(FaultCode.BadName, "BAD_NAME: b", "supervisor.tailProcessLog", "b", offset, length);
    }

    [Fact]
    public async Task The_activity_log_is_cleared_if_it_is_a_file()
    {
        await Faults(FaultCode.NoFile, "NO_FILE", "supervisor.clearLog");
        Supervisor.Log.Path = "/x";
        Assert.Equal(XmlRpcValue.True, await Call("supervisor.clearLog"));
        Supervisor.Log.ClearOutcome = ClearOutcome.NoFile;
        await Faults(FaultCode.NoFile, "NO_FILE", "supervisor.clearLog");
        Supervisor.Log.ClearOutcome = ClearOutcome.Failed;
        await Faults(FaultCode.Failed, "FAILED", "supervisor.clearLog");
    }
}
