using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Supervisor.Tests.Cli;

/// <summary>Answers the requests it gets with prepared bytes, whatever they ask; closes the connection behind the last.</summary>
internal sealed class ScriptedHttpServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public ScriptedHttpServer(params string[][] connections)
    {
        _listener.Start();
        Served = Task.Run(() => Serve(connections));
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>The requests, once all connections have been served.</summary>
    public Task<List<string>> Served { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<List<string>> Serve(string[][] connections)
    {
        var requests = new List<string>();
        foreach (var answers in connections)
        {
            using var client = await _listener.AcceptTcpClientAsync();
            foreach (var answer in answers)
            {
                requests.Add(await ReadRequest(client.GetStream()));
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer));
            }
        }
        return requests;
    }

    private static async Task<string> ReadRequest(NetworkStream stream)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        while (!text.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            text.Append((char)one[0]);
        }
        var length = text.ToString().Split("Content-Length: ") is [_, var rest] ? int.Parse(rest[..rest.IndexOf('\r')]) : 0;
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return text + Encoding.UTF8.GetString(body);
    }
}
