namespace Supervisor.Tests.Architecture;

/// <summary>The sources that these tests were built from.</summary>
internal static class SourceTree
{
    private static readonly string[] NotSources = ["artifacts", "bin", "obj", ".git", "node_modules"];

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> CSharpFiles { get; } = [.. FilesIn(Root, "*.cs")];

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static IEnumerable<string> FilesIn(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(d => !NotSources.Contains(Path.GetFileName(d)))
            .SelectMany(d => FilesIn(d, pattern)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Supervisor.slnx"))) return folder.FullName;
        }
        throw new DirectoryNotFoundException("The tests run outside of the source tree.");
    }
}
