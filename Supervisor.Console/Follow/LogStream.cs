using System.Net.Sockets;
using System.Text;
using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Follow;

/// <summary>One log that the server sends as it grows.</summary>
internal sealed class LogStream : IDisposable
{
    private readonly string _url;
    private readonly Action<string> _onProblem;
    private readonly Socket _socket;
    private readonly LogStreamDecoder _decoder;
    private readonly byte[] _buffer = new byte[32 * 1024];

    private LogStream(string url, Socket socket, Action<ReadOnlySpan<byte>> sink, Action<string> onProblem)
    {
        (_url, _socket, _onProblem) = (url, socket, onProblem);
        _decoder = new LogStreamDecoder(sink);
    }

    public int Descriptor => (int)_socket.Handle;

    /// <summary>Null when the server could not be reached, which has been told.</summary>
    public static LogStream? Open(string serverUrl, Credentials credentials, FollowedStream stream, Action<string> onProblem)
    {
        var path = stream.Path;
        var address = ServerAddress.Parse(serverUrl);
        try
        {
            var socket = address.Connect();
            socket.Send(Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\nHost: {address.HostHeader}\r\nAccept-Encoding: chunked\r\n"
                + $"Accept: */*\r\nUser-agent: Supervisor HTTP Client\r\n{credentials.HeaderLine}\r\n"));
            return new LogStream(serverUrl + path, socket, stream.Sink, onProblem);
        }
        catch (ConnectionException problem)
        {
            onProblem($"{serverUrl}{path} Cannot connect, error: {problem.Message}");
        }
        catch (SocketException problem)
        {
            onProblem($"{serverUrl}{path} Cannot connect, error: {new ConnectionException(problem.NativeErrorCode).Message}");
        }
        return null;
    }

    /// <summary>Takes what the socket has; false when the stream is over.</summary>
    public bool Pump()
    {
        var count = Receive();
        _decoder.Feed(_buffer.AsSpan(0, count));
        if (_decoder.Status is not (0 or 200)) _onProblem($"{_url} Cannot read, status code {_decoder.Status}");
        return count > 0 && !_decoder.IsDone;
    }

    public void Dispose() => _socket.Dispose();

    private int Receive()
    {
        try
        {
            return _socket.Receive(_buffer);
        }
        catch (SocketException)
        {
            // The daemon has gone; for a log that is the same as its end.
            return 0;
        }
    }
}
