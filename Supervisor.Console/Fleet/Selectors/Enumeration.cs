namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>A list of names in a sentence; of a long one the beginning and the number of the rest.</summary>
internal static class Enumeration
{
    private const int Longest = 6;

    public static string Of(IReadOnlyList<string> names, string word) => names.Count switch
    {
        0 => "",
        1 => names[0],
        > Longest => $"{string.Join(", ", names.Take(Longest - 1))} {word} {names.Count - Longest + 1} more",
        _ => $"{string.Join(", ", names.Take(names.Count - 1))} {word} {names[^1]}",
    };
}
