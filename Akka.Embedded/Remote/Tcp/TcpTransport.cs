using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Akka.Remote.Links;

namespace Akka.Remote.Tcp;

internal sealed class TcpTransport(string system, TcpSettings settings, Tls? tls) : ITransport
{
    private Socket? _listener;

    public Address Listen(Func<IConnection, Task> accept)
    {
        try
        {
            var end = new IPEndPoint(Bindable(settings.Hostname), settings.Port);
            var listener = _listener = new Socket(end.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            SetBuffers(listener);
            listener.Bind(end);
            listener.Listen(settings.Backlog);
            var port = settings.PublicPort > 0 ? settings.PublicPort : ((IPEndPoint)listener.LocalEndPoint!).Port;
            _ = AcceptAll(listener, accept);
            return new Address("akka.tcp", system, settings.PublicHostname, port);
        }
        catch (SocketException e)
        {
            _listener?.Dispose();
            throw new RemoteTransportException($"Cannot listen on {settings.Hostname}:{settings.Port}: {e.Message}", e);
        }
    }

    public async Task<IConnection> Connect(Address target, CancellationToken cancel)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(settings.ConnectTimeout);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        SetBuffers(socket);
        try
        {
            await socket.ConnectAsync(target.Host, target.Port!.Value, deadline.Token).ConfigureAwait(false);
            return new TcpConnection(socket, tls, inbound: false);
        }
        catch (Exception e) when (e is SocketException or OperationCanceledException or ArgumentException)
        {
            // An argument that will not do is a host that nobody can have.
            socket.Dispose();
            cancel.ThrowIfCancellationRequested();
            throw new IOException(e is OperationCanceledException ? "no answer in time" : e.Message, e);
        }
    }

    public void Dispose() => _listener?.Dispose();

    private static IPAddress Bindable(string host) =>
        IPAddress.TryParse(host, out var address) ? address : Dns.GetHostAddresses(host)[0];

    /// <summary>Null: the other side has gone already.</summary>
    private TcpConnection? Opened(Socket socket)
    {
        try
        {
            return new TcpConnection(socket, tls, inbound: true);
        }
        catch (Exception e) when (e is SocketException or IOException)
        {
            socket.Dispose();
            return null;
        }
    }

    /// <summary>Before the connection is there; those that a listener accepts have its own.</summary>
    private void SetBuffers(Socket socket)
    {
        if (settings.SendBuffer > 0) socket.SendBufferSize = settings.SendBuffer;
        if (settings.ReceiveBuffer > 0) socket.ReceiveBufferSize = settings.ReceiveBuffer;
    }

    private async Task AcceptAll(Socket listener, Func<IConnection, Task> accept)
    {
        while (true)
        {
            try
            {
                var socket = await listener.AcceptAsync().ConfigureAwait(false);
                if (Opened(socket) is { } connection) _ = accept(connection);
            }
            catch (Exception e) when (e is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return;
            }
            catch (SocketException)
            {
                // Descriptors have run out, most likely: the next one may fare better, but not at once.
                await Task.Delay(TimeSpan.FromMilliseconds(50)).ConfigureAwait(false);
            }
        }
    }
}
