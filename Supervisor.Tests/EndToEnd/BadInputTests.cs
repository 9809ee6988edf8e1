using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Whatever a client sends, the daemon answers the others, and supervises.</summary>
[Trait("speed", "slow")]
public class BadInputTests
{
    private const int Seed = 7, Attempts = 2000;

    private static readonly string[] Bodies =
    [
        "", "<", "<methodCall>", "<methodCall><methodName>supervisor.getState</methodName>",
        "<methodCall><methodName>supervisor.getState</methodName></methodCall><x/>",
        "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'a'>]><methodCall><methodName>&a;</methodName></methodCall>",
        "<?xml version='1.0'?><!DOCTYPE x SYSTEM 'file:///etc/passwd'><methodCall><methodName>x</methodName></methodCall>",
        "<methodCall><methodName>supervisor.startProcess</methodName><params><param><value><int>x</int></value></param></params></methodCall>",
        "<methodCall><methodName>supervisor.startProcess</methodName><params><param><value><struct/></value></param></params></methodCall>",
        "<methodCall><methodName>system.multicall</methodName><params><param><value><int>1</int></value></param></params></methodCall>",
        "<methodCall><methodName>" + new string('x', 100_000) + "</methodName></methodCall>",
        string.Concat(Enumerable.Repeat("<value><array><data>", 20_000)), "\0\0\0\0", "\u00ff\u00fe",
    ];

    private static Task<DaemonUnderTest> Start() => DaemonUnderTest.Start(DaemonProgram.Ours, _ => """
        [program:cat]
        command=/bin/cat
        autorestart=true
        startsecs=0
        """);

    [Fact]
    public async Task Bodies_that_are_no_calls_are_refused_and_the_daemon_goes_on()
    {
        await using var daemon = await Start();
        foreach (var body in Bodies) Assert.NotEqual(0, await Post(daemon, Encoding.Latin1.GetBytes(body)));
        await AssertWell(daemon);
    }

    [Fact]
    public async Task A_call_larger_than_4_MiB_is_refused()
    {
        await using var daemon = await Start();
        using var connection = daemon.Connect();
        await connection.Send("POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: 4194305\r\n\r\n");
        Assert.Contains(" 413 ", await connection.ReceiveUntil("\r\n"), StringComparison.Ordinal);
        await AssertWell(daemon);
    }

    [Fact]
    public async Task Thousands_of_random_bytes_change_nothing()
    {
        await using var daemon = await Start();
        var random = new Random(Seed);
        var call = Encoding.UTF8.GetBytes("<?xml version='1.0'?><methodCall><methodName>supervisor.getProcessInfo</methodName>"
            + "<params><param><value><string>cat</string></value></param></params></methodCall>");
        for (var i = 0; i < Attempts; i++)
        {
            var body = call.ToArray();
            for (var n = random.Next(1, 6); n > 0; n--) body[random.Next(body.Length)] = (byte)random.Next(256);
            await Post(daemon, body[..random.Next(1, body.Length + 1)]);
        }

        await AssertWell(daemon);
    }

    [Fact]
    public async Task A_client_that_sends_a_byte_at_a_time_holds_nobody_up()
    {
        await using var daemon = await Start();
        using var slow = daemon.Connect();
        foreach (var letter in "POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Le")
        {
            await slow.Send([(byte)letter]);
            await daemon.Call("supervisor.getState");
        }

        await AssertWell(daemon);
    }

    private static async Task<int> Post(DaemonUnderTest daemon, byte[] body)
    {
        using var connection = daemon.Connect();
        await connection.Send(Encoding.Latin1.GetBytes($"POST /RPC2 HTTP/1.1\r\nHost: x\r\nContent-Length: {body.Length}\r\n\r\n"));
        await connection.Send(body);
        return (await connection.Receive()).Status;
    }

    private static async Task AssertWell(DaemonUnderTest daemon)
    {
        var before = await daemon.PidOf("cat");
        Assert.True(SignalByPid.Send(before, SignalByPid.Kill));
        await daemon.Until(async () => await daemon.PidOf("cat") is not 0 and var pid && pid != before, "it supervises");
    }
}
