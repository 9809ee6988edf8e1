namespace Supervisor.Bench;

/// <summary>Programs of this machine.</summary>
internal static class Programs
{
    /// <summary>The first of the names that is on the PATH; null if none is.</summary>
    public static string? FindFirst(params IEnumerable<string> names) =>
        (from name in names
         from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
         let path = Path.Combine(folder, name)
         where folder.Length > 0 && File.Exists(path)
         select path).FirstOrDefault();
}
