namespace Supervisor.Bench;

/// <summary>The command line.</summary>
/// <param name="Names">Benchmarks to run; empty for all.</param>
/// <param name="Node">Folder of a published daemon; null to publish one.</param>
/// <param name="Console">Folder of a published console; null to publish one.</param>
/// <param name="Only">The one contestant to measure; null for both.</param>
/// <param name="IsStrict">Whether a missed goal is a failure.</param>
/// <param name="IsListing">Print the names and end.</param>
/// <param name="IsHelp">Print the usage and end.</param>
internal sealed record BenchOptions(
    IReadOnlyList<string> Names, string? Node, string? Console, string? Only, bool IsStrict, bool IsListing, bool IsHelp)
{
    public const string Usage = """
        Usage: dotnet run --project Supervisor.Bench -c Release -- [options] [name …]

          --node DIR       measure the daemon published to DIR
          --console DIR    measure the console published to DIR
                           (without these two, both are published to a temporary folder first)
          --only WHO       measure only "stock" or only "ours"
          --strict         exit with 1 if a goal is missed
          --list           list the names

        """;

    public static BenchOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new BenchOptions([], null, null, null, false, false, false);
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--node" => options with { Node = ValueOf(arguments, ref i) },
                "--console" => options with { Console = ValueOf(arguments, ref i) },
                "--only" => options with { Only = ValueOf(arguments, ref i) },
                "--strict" => options with { IsStrict = true },
                "--list" => options with { IsListing = true },
                "-h" or "--help" => options with { IsHelp = true },
                ['-', ..] => throw new BenchException($"{arguments[i]} is not an option.\n{Usage}"),
                var name => options with { Names = [.. options.Names, name] },
            };
        }

        return options;
    }

    private static string ValueOf(IReadOnlyList<string> arguments, ref int index) =>
        ++index < arguments.Count ? arguments[index] : throw new BenchException($"{arguments[index - 1]} wants a value.\n{Usage}");
}
