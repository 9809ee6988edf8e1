using System.Diagnostics;
using System.Net.Sockets;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Networks;

/// <summary>The networks that the scenarios run on are what they claim to be.</summary>
public class LanTests
{
    private const int Port = 4053;

    [NetworkFact]
    public async Task Hosts_reach_each_other_until_the_cable_between_their_switches_is_cut()
    {
        await using var lan = await Lan.Create(hosts: 3, onFirst: 2);
        using var listener = Listen(lan, 3);

        await Connect(lan, from: 1, to: 3);
        await lan.Cut();
        await Assert.ThrowsAnyAsync<Exception>(() => Connect(lan, 1, 3, TimeSpan.FromMilliseconds(300)));
        await lan.Mend();
        await Connect(lan, 1, 3);
    }

    [NetworkFact]
    public async Task A_host_that_is_unplugged_reaches_nobody()
    {
        await using var lan = await Lan.Create(hosts: 2, onFirst: 2);
        using var listener = Listen(lan, 2);

        await lan.Unplug(2);
        await Assert.ThrowsAnyAsync<Exception>(() => Connect(lan, 1, 2, TimeSpan.FromMilliseconds(300)));
        await lan.Plug(2);
        await Connect(lan, 1, 2);
    }

    [NetworkFact]
    public async Task A_slow_network_takes_its_time_for_every_frame()
    {
        await using var lan = await Lan.CreateSlow(hosts: 2, TimeSpan.FromMilliseconds(50), loss: 0);
        using var listener = Listen(lan, 2);
        await Connect(lan, 1, 2);       // asks for the hardware address, too

        var started = Stopwatch.GetTimestamp();
        await Connect(lan, 1, 2);

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 99, 5000);
    }

    [NetworkFact]
    public async Task A_network_that_loses_everything_connects_nobody()
    {
        await using var lan = await Lan.CreateSlow(hosts: 2, TimeSpan.Zero, loss: 1);
        using var listener = Listen(lan, 2);

        await Assert.ThrowsAnyAsync<Exception>(() => Connect(lan, 1, 2, TimeSpan.FromMilliseconds(300)));
    }

    private static Socket Listen(Lan lan, int host)
    {
        var socket = lan.SocketOf(host);
        socket.Bind(new System.Net.IPEndPoint(Lan.AddressOf(host), Port));
        socket.Listen();
        return socket;
    }

    private static async Task Connect(Lan lan, int from, int to, TimeSpan? limit = null)
    {
        using var socket = lan.SocketOf(from);
        using var watchdog = new CancellationTokenSource(limit ?? Watchdog.Default);
        await socket.ConnectAsync(new System.Net.IPEndPoint(Lan.AddressOf(to), Port), watchdog.Token);
    }
}
