using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Supervisor.Tests.Scenarios.Networks;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>A host without a daemon that connects to the cluster's port of others, and the bytes that it says: docs/remote-protocol.md.</summary>
internal sealed class Stranger(Lan lan, int host)
{
    private const byte HelloKind = 1, MessageKind = 1, Messages = 1;
    private const int NonceLength = 32;

    public static byte[] Preface(int version) => Encoding.ASCII.GetBytes($"akka-embedded/{version:00}");

    /// <summary>What a node of Akka.NET begins with: the length, then a message of its protocol in protocol buffers.</summary>
    public static byte[] AkkaNet { get; } = [0x04, 0x00, 0x00, 0x00, 0x12, 0x02, 0x08, 0x01, .. new byte[16]];

    /// <summary>The first frame of a node of that system, which dials a host.</summary>
    public byte[] Hello(string system, int dialed) => Frame(
        HelloKind, Text(Address(system, host)), new byte[4], new byte[8], Text(Address(system, dialed)), Short(new byte[NonceLength]), [1, Messages]);

    /// <summary>A message as a peer could send it after the handshake.</summary>
    public static byte[] Message(int to) => Frame(
        MessageKind, Text(Address("supervisor", to) + "/user/fleet"), Text(""), new byte[4], Text("x"), [1, 2, 3]);

    /// <summary>Connects, says it, and waits until the other side closes; returns what came back.</summary>
    public async Task<byte[]> Say(int to, params byte[][] bytes)
    {
        using var socket = await Connect(to);
        foreach (var part in bytes) await socket.SendAsync(part).Within();
        return await ToEnd(socket).Within();
    }

    public async Task<Socket> Connect(int to)
    {
        var socket = lan.SocketOf(host);
        await socket.ConnectAsync(new IPEndPoint(Lan.AddressOf(to), FleetSetup.Port)).Within();
        return socket;
    }

    private static async Task<byte[]> ToEnd(Socket socket)
    {
        var (all, buffer) = (new List<byte>(), new byte[4096]);
        try
        {
            while (await socket.ReceiveAsync(buffer) is > 0 and var count) all.AddRange(buffer.AsSpan(0, count));
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.ConnectionReset)
        {
            // Closed while something of ours was not read yet.
        }

        return [.. all];
    }

    private static string Address(string system, int host) => $"akka.tcp://{system}@{Lan.AddressOf(host)}:{FleetSetup.Port}";

    private static byte[] Text(string text) => Short(Encoding.UTF8.GetBytes(text));

    private static byte[] Short(byte[] bytes) => [(byte)(bytes.Length >> 8), (byte)bytes.Length, .. bytes];

    private static byte[] Frame(byte kind, params byte[][] parts)
    {
        byte[] body = [kind, .. parts.SelectMany(part => part)];
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, body.Length);
        return [.. length, .. body];
    }
}
