namespace Supervisor.Cli.Terminal;

/// <summary>Knows what a word could become.</summary>
internal interface ICompleter
{
    /// <summary>Whole words, each with the blank that follows it.</summary>
    IReadOnlyList<string> Candidates(string line, string word);
}
