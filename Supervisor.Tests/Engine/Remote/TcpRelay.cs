using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Supervisor.Tests.Engine.Remote;

/// <summary>Passes bytes on between whoever connects to it and a port, until it is told to cut them off.</summary>
internal sealed class TcpRelay : IDisposable
{
    private readonly ConcurrentBag<Socket> _open = [];
    private readonly TcpListener _listener;

    public TcpRelay(IPAddress address)
    {
        _listener = new TcpListener(address, 0);
        _listener.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Connections that were passed on.</summary>
    public int Connections { get; private set; }

    public void PassTo(IPEndPoint target) => _ = Run(target);

    /// <summary>Whoever connects is cut off too.</summary>
    public bool IsCut { get; set; }

    public void CutAll()
    {
        while (_open.TryTake(out var socket)) socket.Close(0);
    }

    public void Dispose()
    {
        _listener.Dispose();
        CutAll();
    }

    private async Task Run(IPEndPoint target)
    {
        try
        {
            while (true)
            {
                var inside = await _listener.AcceptSocketAsync();
                if (IsCut)
                {
                    inside.Close(0);
                    continue;
                }

                var outside = new Socket(SocketType.Stream, ProtocolType.Tcp);
                if (!await Connects(outside, target))
                {
                    inside.Close(0);
                    continue;
                }

                _open.Add(inside);
                _open.Add(outside);
                Connections++;
                _ = Pass(inside, outside);
                _ = Pass(outside, inside);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    /// <summary>False: nobody listens there, or not yet.</summary>
    private static async Task<bool> Connects(Socket outside, IPEndPoint target)
    {
        try
        {
            await outside.ConnectAsync(target);
            return true;
        }
        catch (SocketException)
        {
            outside.Dispose();
            return false;
        }
    }

    private static async Task Pass(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer) is > 0 and var count) await to.SendAsync(buffer.AsMemory(0, count));
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // Cut off.
        }
    }
}
