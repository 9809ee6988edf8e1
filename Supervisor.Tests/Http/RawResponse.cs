namespace Supervisor.Tests.Http;

/// <summary>An answer: its head as sent, and its body.</summary>
internal sealed record RawResponse(string Head, string Body)
{
    public string StatusLine => Head[..Head.IndexOf("\r\n", StringComparison.Ordinal)];

    public int Status => int.Parse(StatusLine.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);

    public string? this[string header] => Header(Head, header);

    public static string? Header(string head, string name) => head.Split("\r\n")
        .Where(line => line.StartsWith(name + ": ", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 2)..])
        .FirstOrDefault();
}
