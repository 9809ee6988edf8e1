using System.Globalization;

namespace Supervisor.Cli.Rpc;

/// <summary>The status line and the few headers that say how the body is delimited.</summary>
internal sealed record HttpResponseHead(int Status, string Reason, long? ContentLength, bool IsChunked, bool Closes)
{
    private const int MaxHeaders = 200;

    public static HttpResponseHead Read(SocketReader reader)
    {
        var words = reader.ReadLine().Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2 || !words[0].StartsWith("HTTP/", StringComparison.Ordinal)
            || !int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status))
            throw new ReplyException("the server does not speak HTTP");
        var head = new HttpResponseHead(status, words.Length > 2 ? words[2] : "", null, false, words[0] == "HTTP/1.0");
        for (var count = 0; reader.ReadLine() is { Length: > 0 } line; count++)
        {
            if (count == MaxHeaders) throw new ReplyException("the server's answer has too many headers");
            head = head.With(line);
        }
        return head;
    }

    private HttpResponseHead With(string line)
    {
        var colon = line.IndexOf(':');
        if (colon < 0) return this;
        var value = line[(colon + 1)..].Trim();
        return line[..colon].Trim().ToLowerInvariant() switch
        {
            "content-length" => this with
            {
                ContentLength = long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                    ? length : throw new ReplyException("the server's answer has a bad Content-Length"),
            },
            "transfer-encoding" => this with { IsChunked = value.Equals("chunked", StringComparison.OrdinalIgnoreCase) },
            "connection" => this with { Closes = !value.Equals("keep-alive", StringComparison.OrdinalIgnoreCase) },
            _ => this,
        };
    }
}
