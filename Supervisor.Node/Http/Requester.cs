using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Http;

/// <summary>Who sent the request that is being answered: what is done because of it can say so.</summary>
internal sealed class Requester
{
    private const int SOL_SOCKET = 1, SO_PEERCRED = 17;

    private static readonly AsyncLocal<Requester?> Answered = new();

    private readonly ServerConfig _server;
    private readonly Socket? _socket;
    private readonly IPAddress? _address;

    // The context itself is not kept: what is begun during a request may outlive it, and takes this along.
    public Requester(HttpContext context, ServerConfig server)
    {
        _server = server;
        if (server is ServerConfig.Unix) _socket = context.Features.Get<IConnectionSocketFeature>()?.Socket;
        else _address = context.Features.Get<IHttpConnectionFeature>()?.RemoteIpAddress;
    }

    /// <summary>Of the request on whose behalf the caller works; null outside of any.</summary>
    public static Requester? Current
    {
        get => Answered.Value;
        set => Answered.Value = value;
    }

    /// <summary><c>user admin at 127.0.0.1</c>, <c>uid 1000 (pid 4711) through /run/supervisor.sock</c></summary>
    public override string ToString()
    {
        var user = string.IsNullOrEmpty(_server.Username) ? null : $"user {_server.Username}";
        return _server is ServerConfig.Unix unix
            ? $"{user ?? Peer() ?? "a client"} through {unix.Path}"
            : $"{user ?? "a client"} at {Address(_address)}";
    }

    private static string Address(IPAddress? address) =>
        address is null ? "an unknown address" : (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString();

    // struct ucred: pid, uid and gid, 32 bits each.
    private string? Peer()
    {
        if (_socket is null) return null;
        var credentials = new byte[12];
        try
        {
            if (_socket.GetRawSocketOption(SOL_SOCKET, SO_PEERCRED, credentials) < credentials.Length) return null;
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The client has gone; what it asked for is done all the same.
            return null;
        }

        var (pid, uid) = (BitConverter.ToInt32(credentials, 0), BitConverter.ToUInt32(credentials, 4));
        return string.Create(CultureInfo.InvariantCulture, $"uid {uid} (pid {pid})");
    }
}
