namespace Supervisor.Bench.Measuring;

/// <summary>
/// Something that can be asked for by its name on the command line. A new one is one class and one entry in
/// <see cref="Suite.All"/>.
/// </summary>
internal abstract class Benchmark(string name, string about)
{
    public string Name { get; } = name;

    /// <summary>One line for <c>--list</c>.</summary>
    public string About { get; } = about;

    public abstract Task Run(Workbench bench);
}
