using System.Text;
using System.Text.RegularExpressions;
using Supervisor.Tests.Http;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Sends the same calls to both daemons and compares status and body of the answers.</summary>
internal sealed partial class RpcComparison(DaemonPair daemons)
{
    private const int ShownLines = 8;
    private static readonly string[] Structures = ["<array>", "<struct>", "<nil/>", "<dateTime"];

    // Of several processes: answered for in the order in which they come to rest, which is chance.
    private static readonly string[] Unordered =
        ["startProcessGroup", "stopProcessGroup", "startAllProcesses", "stopAllProcesses"];

    private readonly StringBuilder _differences = new();
    private int _calls;

    /// <summary>
    /// A value of a wrong type is refused, whatever the fault; the reference looks for a process called [], and passes over what
    /// it does not look at.
    /// </summary>
    public bool IgnoresTypes { get; init; }

    /// <summary>The same answer, or any where the reference breaks: it does on text that is cut inside a character.</summary>
    public async Task Same(string method, string parameters)
    {
        _calls++;
        var stock = daemons.Stock.Send(method, parameters);
        var ours = daemons.Ours.Send(method, parameters);
        var (expected, actual) = (await stock, await ours);
        if (expected.Status == 500 && actual.Status == 200) return;
        if (IgnoresTypes && IsRefused(actual) && (IsRefused(expected) || HasStructure(parameters))) return;
        var isUnordered = Unordered.Any(m => method == "supervisor." + m);
        Compare($"{method} {parameters}", Masked(expected, daemons.Stock, isUnordered), Masked(actual, daemons.Ours, isUnordered));
    }

    public void ShowDifferences()
    {
        Assert.True(_calls > 0);
        Assert.True(_differences.Length == 0, _differences.ToString());
    }

    private void Compare(string title, string stock, string ours)
    {
        if (stock == ours) return;
        var (left, right) = (stock.Split('\n'), ours.Split('\n'));
        var same = left.Zip(right).TakeWhile(lines => lines.First == lines.Second).Count();
        _differences.Append($"\n=== {title}\n(line {same + 1})\n--- reference: {Excerpt(left, same)}\n--- ours: {Excerpt(right, same)}\n");
    }

    private static bool IsRefused(RawResponse answer) => answer.Status != 200 || answer.Body.Contains("<fault>", StringComparison.Ordinal);

    private static bool HasStructure(string parameters) => Structures.Any(parameters.Contains);

    private static string Excerpt(string[] lines, int from) => string.Join('\n', lines.Skip(from).Take(ShownLines));

    private static string Masked(RawResponse answer, DaemonUnderTest daemon, bool isUnordered)
    {
        var text = $"{answer.Status} {answer["Content-Type"]}\n{answer.Body.Replace(daemon.Directory.Path, "DIR")}";
        text = Moments().Replace(text, "$1N");
        text = AutoLog().Replace(text, "-RANDOM.log");
        text = Uptime().Replace(text, "pid N, uptime T");
        text = Date().Replace(text, "DATE");
        return isUnordered ? Ordered(text) : text;
    }

    private static string Ordered(string text)
    {
        var sorted = new Queue<string>(Element().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal));
        return Element().Replace(text, _ => sorted.Dequeue());
    }

    [GeneratedRegex("<value><struct>.*?</struct></value>", RegexOptions.Singleline)]
    private static partial Regex Element();

    [GeneratedRegex(@"(<name>(?:start|stop|now|pid)</name>\s*<value><int>)[1-9]\d*")]
    private static partial Regex Moments();

    [GeneratedRegex(@"-[a-z0-9_]{8}\.log")]
    private static partial Regex AutoLog();

    [GeneratedRegex(@"pid \d+, uptime \d+:\d\d:\d\d")]
    private static partial Regex Uptime();

    [GeneratedRegex(@"\b[A-Z][a-z]{2} \d\d \d\d:\d\d [AP]M")]
    private static partial Regex Date();
}
