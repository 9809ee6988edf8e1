using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>
/// Lets the reference's client and ours do the same to two daemons of the reference, which therefore stay alike, or to
/// one where nothing is changed.
/// </summary>
internal sealed class Comparison(StockDaemon forStock, StockDaemon forOurs)
{
    private readonly StringBuilder _differences = new();

    public Comparison(StockDaemon both) : this(both, both) { }

    /// <summary>The reference's daemon answers for several processes in the order in which they come to rest.</summary>
    public bool IgnoresOrder { get; init; }

    /// <summary>One command line, its words separated by blanks.</summary>
    public Task Same(string line, string input = "") => Same(daemon => ["-c", daemon.ConfigFile, .. line.Split(' ')], input);

    public async Task Same(Func<StockDaemon, string[]> words, string input = "")
    {
        var stock = Client.Stock(words(forStock), input);
        var ours = Client.Ours(words(forOurs), input);
        Compare(string.Join(' ', words(forStock)), Transcript.Of(await stock, forStock.Directory), Transcript.Of(await ours, forOurs.Directory));
    }

    public void Compare(string title, string stock, string ours)
    {
        if (Ordered(stock) != Ordered(ours)) _differences.Append($"\n=== {title}\n--- reference: {stock}\n--- ours: {ours}\n");
    }

    private string Ordered(string transcript) =>
        IgnoresOrder ? string.Join('\n', transcript.Split('\n').Order(StringComparer.Ordinal)) : transcript;

    public void ShowDifferences() => Assert.True(_differences.Length == 0, _differences.ToString());
}
