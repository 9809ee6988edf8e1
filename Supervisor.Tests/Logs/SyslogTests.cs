using System.Net.Sockets;
using System.Text;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Logs;

public sealed class SyslogTests : IDisposable
{
    private readonly TempDir _dir = new();
    private readonly RecordingLog _log = new();
    private readonly SyslogClient _client;

    public SyslogTests() => _client = new(new ManualTime(), _log, _dir.File("log"));

    public void Dispose()
    {
        _client.Dispose();
        _dir.Dispose();
    }

    [Fact]
    public async Task A_message_has_priority_time_and_tag_as_the_C_library_writes_them()
    {
        using var receiver = Listen();
        _client.Send("hello"u8);
        Assert.Equal("<14>Nov 20 14:05:00 supervisord: hello", await Receive(receiver));
    }

    [Fact]
    public async Task Each_line_of_a_child_is_one_message_wherever_the_chunks_are_cut()
    {
        using var receiver = Listen();
        var lines = new SyslogLines("web", _client);
        lines.Write("one\ntw"u8);
        lines.Write("o\n\nlast"u8);
        lines.End();
        lines.End();
        foreach (var line in new[] { "one", "two", "", "last" })
            Assert.Equal($"<14>Nov 20 14:05:00 supervisord: web {line}", await Receive(receiver));
        Assert.Equal(0, receiver.Available);
    }

    [Fact]
    public async Task A_line_without_end_is_sent_in_pieces()
    {
        using var receiver = Listen();
        new SyslogLines("w", _client).Write(Encoding.ASCII.GetBytes(new string('x', 8192) + "yz\n"));
        Assert.EndsWith(" w " + new string('x', 8192), await Receive(receiver));
        Assert.EndsWith(" w yz", await Receive(receiver));
    }

    [Fact]
    public async Task Without_a_receiver_messages_are_dropped_counted_and_complained_about_once()
    {
        for (var i = 0; i < 3; i++) _client.Send("x"u8);
        await Eventually.True(() => _client.Dropped == 3);
        Assert.Equal([$"Warn: nobody takes syslog messages at {_dir.File("log")}: they are dropped until somebody does"], _log.Lines);
    }

    [Fact]
    public async Task A_receiver_that_was_started_anew_is_found_again()
    {
        using (var first = Listen())
        {
            _client.Send("one"u8);
            Assert.EndsWith(": one", await Receive(first));
        }

        File.Delete(_dir.File("log"));
        using var second = Listen();
        _client.Send("two"u8);
        Assert.EndsWith(": two", await Receive(second));
    }

    [Fact]
    public async Task A_burst_is_queued_and_what_exceeds_the_queue_is_dropped_without_waiting()
    {
        using var receiver = Listen();
        var message = Encoding.ASCII.GetBytes(new string('x', 8000));
        for (var i = 0; i < 2000; i++) _client.Send(message);
        var dropped = _client.Dropped;
        Assert.InRange(dropped, 1, 1999);
        for (var i = 0; i < 2000 - dropped; i++) Assert.Equal(8033, (await Receive(receiver)).Length);
    }

    private Socket Listen()
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_dir.File("log")));
        return socket;
    }

    private static async Task<string> Receive(Socket socket)
    {
        var buffer = new byte[20_000];
        return Encoding.UTF8.GetString(buffer, 0, await socket.ReceiveAsync(buffer).Within());
    }
}
