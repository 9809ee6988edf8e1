using System.Net;
using System.Text;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Clients that mean ill, or are slow: the child that is supervised must not notice anything.</summary>
[Trait("speed", "slow")]
public sealed class HostileInputTests
{
    private const int MaxBody = 4 * 1024 * 1024;
    private const long MuchMemory = 200 * 1024 * 1024;

    [Fact]
    public async Task Large_and_deep_requests_are_refused_without_memory()
    {
        await using var well = await Well.Start();
        Assert.Equal(413, await well.PostHead(MaxBody + 1));
        Assert.Equal(413, await well.PostHead(long.MaxValue));
        Assert.Equal(400, await well.Post(Call(Repeat("<array><data><value>", 100_000))));
        Assert.Equal(400, await well.Post(Call(Repeat("<array><data><value>", 10_000) + Repeat("</value></data></array>", 10_000))));
        Assert.Equal(400, await well.Post(Repeat("<a>", MaxBody / 3)));
        Assert.Equal(400, await well.Post("<methodCall " + Repeat("a ", MaxBody / 2 - 100)));
        await well.Post(Call($"<string>{new string('x', MaxBody - 1000)}</string>"));
        await well.Check();
        Assert.InRange(new ProcessMemory(well.Daemon.Pid).Resident, 1, MuchMemory);
    }

    [Fact]
    public async Task A_truncated_request_waits_alone_and_is_forgotten_when_its_client_goes()
    {
        await using var well = await Well.Start();
        for (var i = 0; i < 200; i++)
        {
            using var client = well.Daemon.Connect();
            await client.Send($"POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: {100 + i}\r\n\r\n<methodCall><methodName>supervisor.shut");
        }

        await well.Check();
    }

    [Fact]
    public async Task Slow_clients_hold_nobody_up_and_get_their_answer()
    {
        await using var well = await Well.Start();
        var request = "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 69\r\n\r\n"
            + "<methodCall><methodName>supervisor.getState</methodName></methodCall>";
        var slow = Enumerable.Range(0, 50).Select(_ => well.Daemon.Connect()).ToList();
        foreach (var character in request)
        {
            foreach (var client in slow) await client.Send(character.ToString());
            await well.Check();
        }

        foreach (var client in slow)
        {
            Assert.Equal(200, (await client.Receive()).Status);
            client.Dispose();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("Authorization: Basic dXNlcjp3cm9uZw==\r\n")]
    [InlineData("Authorization: Basic !!!\r\n")]
    [InlineData("Authorization: Basic \r\n")]
    [InlineData("Authorization: Bearer dXNlcjpwYXNz\r\n")]
    public async Task Without_the_right_credentials_nothing_is_done(string header)
    {
        var port = FreePort.Take();
        await using var well = await Well.Start($"[inet_http_server]\nport=127.0.0.1:{port}\nusername=user\npassword=pass\n");
        foreach (var path in (string[])["/RPC2", "/", "/logtail/a", "/mainlogtail", "/nothing"])
        {
            using var client = RawConnection.To(new IPEndPoint(IPAddress.Loopback, port));
            const string body = "<methodCall><methodName>supervisor.shutdown</methodName></methodCall>";
            await client.Send($"POST {path} HTTP/1.1\r\nHost: x\r\n{header}Content-Length: {body.Length}\r\n\r\n{body}");
            Assert.InRange((await client.Receive()).Status, 400, 500);
        }

        await well.Check();
    }

    private static string Call(string value) =>
        $"<methodCall><methodName>supervisor.getProcessInfo</methodName><params><param><value>{value}</value></param></params></methodCall>";

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    /// <summary>A daemon with one child that must not notice anything.</summary>
    private sealed class Well(DaemonUnderTest daemon, int pid) : IAsyncDisposable
    {
        public DaemonUnderTest Daemon => daemon;

        public static async Task<Well> Start(string more = "")
        {
            var daemon = await DaemonUnderTest.Start(
                DaemonProgram.Ours, _ => "[program:a]\ncommand=/bin/sleep 1000\nstartsecs=0\n" + more);
            await daemon.UntilState("a", "RUNNING");
            return new(daemon, await daemon.PidOf("a"));
        }

        public async Task<int> Post(string body)
        {
            using var client = daemon.Connect();
            var bytes = Encoding.UTF8.GetBytes(body);
            await client.Send($"POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: {bytes.Length}\r\n\r\n");
            await client.Send(bytes);
            return (await client.Receive()).Status;
        }

        public async Task<int> PostHead(long length)
        {
            using var client = daemon.Connect();
            await client.Send($"POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
            return (await client.Receive()).Status;
        }

        public async Task Check()
        {
            Assert.Equal(pid, await daemon.PidOf("a"));
            Assert.DoesNotContain("CRIT Handling", daemon.Log, StringComparison.Ordinal);
        }

        public ValueTask DisposeAsync() => daemon.DisposeAsync();
    }
}
