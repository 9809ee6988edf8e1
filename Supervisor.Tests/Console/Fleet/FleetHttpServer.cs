extern alias console;

using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using console::Supervisor.Cli.Rpc;

namespace Supervisor.Tests.Cli.Fleet;

/// <summary>A <see cref="FakeServer"/> behind a port, for the program itself: it answers calls and keeps streams open.</summary>
internal sealed partial class FleetHttpServer : IDisposable
{
    private const string StreamHead = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    private readonly FakeServer _script;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, ConcurrentBag<NetworkStream>> _streams = new();
    private readonly ConcurrentBag<TcpClient> _clients = [];

    public FleetHttpServer(FakeServer script)
    {
        _script = script;
        _listener.Start();
        _ = Task.Run(Accept);
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public FakeServer Script => _script;

    /// <summary>How many have asked for a stream so far.</summary>
    public int Readers(string path) => _streams.TryGetValue(path, out var readers) ? readers.Count : 0;

    public async Task Send(string path, string text)
    {
        foreach (var stream in _streams.GetValueOrDefault(path, []))
            await stream.WriteAsync(Encoding.UTF8.GetBytes($"{Encoding.UTF8.GetByteCount(text):x}\r\n{text}\r\n"));
    }

    public void Dispose()
    {
        _listener.Dispose();
        foreach (var client in _clients) client.Dispose();
    }

    [GeneratedRegex("<methodName>(?<name>.*?)</methodName>")]
    private static partial Regex MethodName { get; }

    [GeneratedRegex("<(?:string|int)>(?<text>.*?)</")]
    private static partial Regex Argument { get; }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                _clients.Add(client);
                _ = Task.Run(() => Serve(client.GetStream()));
            }
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task Serve(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        try
        {
            while (await reader.ReadLineAsync() is { } request)
            {
                var body = await ReadBody(reader);
                if (request.StartsWith("GET ", StringComparison.Ordinal))
                {
                    await stream.WriteAsync(Encoding.UTF8.GetBytes(StreamHead));
                    _streams.GetOrAdd(request.Split(' ')[1], _ => []).Add(stream);
                    continue;
                }
                var answer = Encoding.UTF8.GetBytes(Answer(body));
                await stream.WriteAsync(Encoding.UTF8.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {answer.Length}\r\n\r\n"));
                await stream.WriteAsync(answer);
            }
        }
        catch (Exception problem) when (problem is IOException or ObjectDisposedException)
        {
            // The program has ended, or the test.
        }
    }

    private static async Task<string> ReadBody(StreamReader reader)
    {
        var length = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            if (header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) length = int.Parse(header[15..]);
        var body = new char[length];
        if (length > 0) await reader.ReadBlockAsync(body);
        return new string(body);
    }

    private string Answer(string body)
    {
        var words = Argument.Matches(body).Select(match => (RpcValue)match.Groups["text"].Value).ToArray();
        return ReplyXml.Of(_script.Call(MethodName.Match(body).Groups["name"].Value, words));
    }
}
