using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Akka.Remote.Tcp;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Remote;

public sealed class TcpKernelTests : IDisposable
{
    private const int Tcp = 6, UserTimeout = 18;

    private readonly Socket _here, _there;

    public TcpKernelTests()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        _here = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _here.Connect(listener.LocalEndpoint);
        _there = listener.AcceptSocket();
    }

    public void Dispose()
    {
        _here.Dispose();
        _there.Dispose();
    }

    [Theory]
    [InlineData(3000, 9000, 3, 3)]
    [InlineData(50, 200, 1, 1)]
    [InlineData(1500, 9000, 2, 5)]
    public void The_kernel_asks_for_signs_of_life_in_whole_seconds(int interval, int pause, int seconds, int probes)
    {
        TcpKernel.KeepAlive(_here, TimeSpan.FromMilliseconds(interval), TimeSpan.FromMilliseconds(pause));

        Assert.Equal(1, _here.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive));
        Assert.Equal(seconds, _here.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime));
        Assert.Equal(seconds, _here.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval));
        Assert.Equal(probes, _here.GetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount));
    }

    [Fact]
    public void And_does_not_wait_longer_for_a_confirmation_of_what_was_sent()
    {
        TcpKernel.KeepAlive(_here, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9));

        var milliseconds = new int[1];
        _here.GetRawSocketOption(Tcp, UserTimeout, MemoryMarshal.AsBytes(milliseconds.AsSpan()));
        Assert.Equal(12_000, milliseconds[0]);
    }

    [Fact]
    public async Task It_knows_when_bytes_came_in_whether_they_were_read_or_not()
    {
        await _here.SendAsync("first"u8.ToArray()).Within();
        await _there.ReceiveAsync(new byte[5]).Within();
        var first = TimeProvider.System.GetTimestamp();
        await Until(() => TcpKernel.SinceReceived(_there) > TimeSpan.FromMilliseconds(50));

        await _here.SendAsync("second"u8.ToArray()).Within();
        await Until(() => _there.Available > 0);

        // The kernel counts in steps of some milliseconds.
        Assert.True(TcpKernel.SinceReceived(_there) < TimeProvider.System.GetElapsedTime(first) - TimeSpan.FromMilliseconds(30));
    }

    [Fact]
    public async Task It_wakes_nobody_for_a_few_bytes_which_can_be_read_all_the_same_and_tells_the_end()
    {
        TcpKernel.KeepQuiet(_there);
        await _here.SendAsync("beat"u8.ToArray()).Within();
        await Until(() => _there.Available > 0);

        Assert.False(_there.Poll(TimeSpan.Zero, SelectMode.SelectRead));
        _there.Blocking = false;
        Assert.Equal(4, _there.Receive(new byte[100]));

        _here.Shutdown(SocketShutdown.Send);
        await Until(() => _there.Poll(TimeSpan.Zero, SelectMode.SelectRead));
        Assert.Equal(0, _there.Receive(new byte[100]));
    }

    [Fact]
    public void Of_a_connection_that_is_closed_nothing_is_known()
    {
        _here.Dispose();

        Assert.Equal(TimeSpan.Zero, TcpKernel.SinceReceived(_here));
    }

    private static async Task Until(Func<bool> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Watchdog.Default, "It does not happen.");
            await Task.Yield();
        }
    }
}
