namespace Supervisor.Node.Os;

/// <summary>What the kernel tells of a process in files (proc(5)). There may be no /proc, no descriptor left, or no such process any more.</summary>
internal static class ProcFiles
{
    /// <summary>A file as a whole; empty where it cannot be read.</summary>
    internal static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>One field of its status (proc_pid_status(5)), without the blanks around it; null where it is not told.</summary>
    internal static string? Status(int pid, string field) => Text($"/proc/{pid}/status").Split('\n')
        .FirstOrDefault(l => l.StartsWith(field + ":", StringComparison.Ordinal))?[(field.Length + 1)..].Trim();
}
