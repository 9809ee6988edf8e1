using Supervisor.Bench.Children;
using Supervisor.Bench.Daemons;
using Supervisor.Bench.Measuring;

namespace Supervisor.Bench;

/// <summary>What one run of the benchmarks shares. Programs are looked for, published and compiled when first needed.</summary>
internal sealed class Workbench(BenchOptions options) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bench-");
    private IReadOnlyList<Contestant>? _contestants;
    private string? _child;

    public Results Results { get; } = new();

    /// <summary>Progress, apart from the table.</summary>
    public void Note(string text) => Console.Error.WriteLine(text);

    public async Task<IReadOnlyList<Contestant>> Contestants() =>
        _contestants ??= await ContestantFinder.Find(options, _folder.FullName, Note).ConfigureAwait(false);

    public async Task<string> Child() => _child ??= await ChildProgram.Compile(_folder.FullName).ConfigureAwait(false);

    public void Dispose() => _folder.Delete(recursive: true);
}
