using System.Text;

namespace Supervisor.Tests.Configuration;

/// <summary>Files to read, the root first. <see cref="Differs"/> names the difference to expect.</summary>
internal sealed record CorpusCase(string Name, string? Differs, IReadOnlyList<(string Path, byte[] Bytes)> Files)
{
    public const string RootFile = "supervisord.conf";

    public static CorpusCase Of(string name, byte[] bytes) => new(name, null, [(RootFile, bytes)]);

    public static CorpusCase Of(string name, string text, string? differs = null) =>
        new(name, differs, [(RootFile, Encoding.UTF8.GetBytes(text))]);

    /// <summary>Puts the files into a directory; <c>{dir}</c> in them becomes its path. Returns the root's.</summary>
    public string Write(string directory)
    {
        foreach (var (path, bytes) in Files)
        {
            var target = Path.Combine(directory, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, WithDirectory(bytes, directory));
        }

        return Path.Combine(directory, RootFile);
    }

    private static byte[] WithDirectory(byte[] bytes, string directory) => bytes.AsSpan().IndexOf("{dir}"u8) < 0
        ? bytes
        : Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).Replace("{dir}", directory, StringComparison.Ordinal));
}
