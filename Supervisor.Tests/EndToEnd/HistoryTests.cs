using System.Net.Sockets;
using System.Text.Json;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.EndToEnd;

/// <summary>Why a program died, as a real daemon remembers it.</summary>
[Trait("speed", "slow")]
public class HistoryTests
{
    private const string Programs = """
        [program:dies]
        command=/bin/sh -c "echo out; echo err >&2; read line; exit 3"
        autorestart=false
        startsecs=0
        [program:hungry]
        command=/bin/dd if=/dev/zero of=/dev/null bs=300M count=1
        autorestart=false
        startsecs=0
        startretries=0

        """;

    [Fact]
    public async Task A_dead_child_has_told_its_exit_its_last_words_and_who_stopped_it_even_after_a_reload()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Programs);
        await daemon.UntilState("dies", "RUNNING");
        await daemon.Control("stop", "dies");
        await daemon.Control("start", "dies");
        daemon.Signal(SignalByPid.Hup);
        await daemon.Until(async () => (await History(daemon, "dies")) is [_, _, _], "there was a third child");
        var (second, first) = (await History(daemon, "dies")) is [_, var b, var a] ? (b, a) : default;
        Assert.Equal("SIGTERM", first.GetProperty("signal").GetString());
        Assert.Contains("uid ", first.GetProperty("stoppedBy").GetProperty("by").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            ["err", "out"],
            first.GetProperty("output").EnumerateArray().Select(l => l.GetProperty("line").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal("""{"kind":"reload","by":"SIGHUP"}""", second.GetProperty("stoppedBy").GetRawText());
    }

    [Fact]
    public async Task A_dead_childs_peak_memory_is_its_own_where_it_is_more_than_the_daemons()
    {
        await using var daemon = await DaemonUnderTest.Start(DaemonProgram.Ours, _ => Programs);
        await daemon.UntilState("hungry", "EXITED");
        var hungry = Assert.Single(await History(daemon, "hungry"));
        Assert.InRange(hungry.GetProperty("peakMemory").GetInt64(), 300L << 20, 330L << 20);
        Assert.False(hungry.GetProperty("peakMemoryIsBound").GetBoolean());
        await daemon.Control("stop", "dies");
        Assert.True((await History(daemon, "dies"))[0].GetProperty("peakMemoryIsBound").GetBoolean());
    }

    private static async Task<JsonElement[]> History(DaemonUnderTest daemon, string name)
    {
        try
        {
            using var client = daemon.Connect();
            await client.Send($"GET /api/v1/processes/{name}/{name}/history HTTP/1.1\r\nHost: x\r\n\r\n");
            var response = await client.Receive();
            return response.Status == 200
                ? [.. JsonDocument.Parse(response.Body).RootElement.GetProperty("incarnations").EnumerateArray()]
                : [];
        }
        catch (Exception e) when (e is SocketException or EndOfStreamException)
        {
            // Between two lives of the daemon there is nobody to ask.
            return [];
        }
    }
}
