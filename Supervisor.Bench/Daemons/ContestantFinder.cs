namespace Supervisor.Bench.Daemons;

/// <summary>Finds the reference, and finds or publishes our own programs; a missing program ends the run.</summary>
internal static class ContestantFinder
{
    public static async Task<IReadOnlyList<Contestant>> Find(BenchOptions options, string folder, Action<string> note) => options.Only switch
    {
        Contestant.Stock => [FindStock()],
        Contestant.Ours => [await FindOurs(options, folder, note).ConfigureAwait(false)],
        null => [FindStock(), await FindOurs(options, folder, note).ConfigureAwait(false)],
        _ => throw new BenchException($"--only wants '{Contestant.Stock}' or '{Contestant.Ours}', not '{options.Only}'."),
    };

    private static Contestant FindStock() => new(Contestant.Stock, FindStock("supervisord"), FindStock("supervisorctl"));

    private static string FindStock(string program) => Programs.FindFirst(program) ?? throw new BenchException(
        $"The reference's {program} is missing (Debian: apt install supervisor). To measure without it: --only {Contestant.Ours}");

    private static async Task<Contestant> FindOurs(BenchOptions options, string folder, Action<string> note)
    {
        var node = options.Node ?? await Publisher.Publish("Supervisor.Node", folder, note).ConfigureAwait(false);
        var console = options.Console ?? await Publisher.Publish("Supervisor.Console", folder, note).ConfigureAwait(false);
        return new(Contestant.Ours, Existing(node, "supervisord"), Existing(console, "supervisorctl"));
    }

    private static string Existing(string folder, string program)
    {
        var path = Path.GetFullPath(Path.Combine(folder, program));
        return File.Exists(path) ? path : throw new BenchException($"{path} is missing.");
    }
}
