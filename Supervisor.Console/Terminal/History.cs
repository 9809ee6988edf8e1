using System.Text;

namespace Supervisor.Cli.Terminal;

/// <summary>Lines typed before, kept in a file of plain lines when there is one.</summary>
internal sealed class History(string? path)
{
    private const int MaxLines = 10_000;
    private const int MaxFileSize = 16 * 1024 * 1024;

    private readonly List<string> _lines = [];

    public int Count => _lines.Count;

    public string this[int index] => _lines[index];

    /// <summary>A history that cannot be read is empty.</summary>
    public void Load()
    {
        if (path is null) return;
        try
        {
            if (new FileInfo(path) is { Exists: true, Length: <= MaxFileSize })
                foreach (var line in File.ReadLines(path)) Add(line);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            _lines.Clear();
        }
    }

    /// <summary>Empty lines and repetitions are not kept.</summary>
    public void Add(string line)
    {
        if (line.Length == 0 || (Count > 0 && _lines[^1] == line)) return;
        if (Count == MaxLines) _lines.RemoveAt(0);
        _lines.Add(line);
    }

    /// <summary>Only the owner may read it: lines may hold what is nobody else's business.</summary>
    public void Save()
    {
        if (path is null) return;
        try
        {
            using var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.Write,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            foreach (var line in _lines) file.Write(Encoding.UTF8.GetBytes(line + "\n"));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // The session is over and has done what was asked; a lost history is no reason to say otherwise.
        }
    }
}
