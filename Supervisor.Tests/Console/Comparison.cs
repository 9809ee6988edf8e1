using System.Text;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Cli;

/// <summary>
/// Lets two parties do the same. With the reference's client and ours it shows what our client does otherwise; with the
/// reference's daemon and ours, what our daemon does otherwise. One daemon may serve both where nothing is changed.
/// </summary>
internal sealed class Comparison(Party reference, Party ours)
{
    private readonly StringBuilder _differences = new();

    /// <summary>The reference's client and ours, at two daemons that stay alike.</summary>
    public static Comparison OfClients(DaemonUnderTest forStock, DaemonUnderTest forOurs, bool ignoresOrder = false) =>
        new(new(Reference.Client, forStock), new(Client.OursPath, forOurs)) { IgnoresOrder = ignoresOrder };

    public static Comparison OfClients(DaemonUnderTest both) => OfClients(both, both);

    /// <summary>The daemon answers for several processes in the order in which they come to rest.</summary>
    public bool IgnoresOrder { get; init; }

    /// <summary>One command line, its words separated by blanks.</summary>
    public Task Same(string line, string input = "") => Same(daemon => ["-c", daemon.ConfigFile, .. line.Split(' ')], input);

    public async Task Same(Func<DaemonUnderTest, string[]> words, string input = "")
    {
        var expected = reference.Run(words(reference.Daemon), input);
        var actual = ours.Run(words(ours.Daemon), input);
        Compare(string.Join(' ', words(reference.Daemon)), Text(await expected, reference), Text(await actual, ours));
    }

    public void Compare(string title, string stock, string mine)
    {
        if (Ordered(stock) != Ordered(mine)) _differences.Append($"\n=== {title}\n--- reference: {stock}\n--- ours: {mine}\n");
    }

    public void ShowDifferences() => Assert.True(_differences.Length == 0, _differences.ToString());

    private string Text(CommandResult result, Party party) => reference.Client == ours.Client
        ? Transcript.OfDaemon(result, party.Daemon.Directory)
        : Transcript.Of(result, party.Daemon.Directory);

    private string Ordered(string transcript) =>
        IgnoresOrder ? string.Join('\n', transcript.Split('\n').Order(StringComparer.Ordinal)) : transcript;
}
