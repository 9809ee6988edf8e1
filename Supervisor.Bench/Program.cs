using Supervisor.Bench.Measuring;

namespace Supervisor.Bench;

/// <summary>Measures the published programs beside the reference. Exit codes: 0, 1 goals missed (--strict), 2 cannot measure.</summary>
internal static class Program
{
    private const int Missed = 1, Impossible = 2;

    private static async Task<int> Main(string[] arguments)
    {
        try
        {
            var options = BenchOptions.Parse(arguments);
            return options.IsHelp ? Print(BenchOptions.Usage + Names())
                : options.IsListing ? Print(Names())
                : await Run(options).ConfigureAwait(false);
        }
        catch (BenchException problem)
        {
            Console.Error.WriteLine(problem.Message);
            return Impossible;
        }
    }

    private static async Task<int> Run(BenchOptions options)
    {
        using var bench = new Workbench(options);
        foreach (var benchmark in Suite.Select(options.Names)) await benchmark.Run(bench).ConfigureAwait(false);
        Print($"{MachineText.Describe()}\n\n{ResultTable.Write(bench.Results)}");
        var missed = ResultTable.Missed(bench.Results);
        if (missed.Count > 0) Console.Error.WriteLine($"Missed: {string.Join("; ", missed.Select(f => f.What))}.");
        return missed.Count > 0 && options.IsStrict ? Missed : 0;
    }

    private static int Print(string text)
    {
        Console.Write(text);
        return 0;
    }

    private static string Names() => string.Concat(Suite.All.Select(b => $"  {b.Name,-8} {b.About}\n"));
}
