using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os;

namespace Supervisor.Node.Logs.Following;

/// <summary>
/// Reads a log as it grows: first its last bytes, then whatever is appended. A file that was rotated away is read to its
/// end, then those that came after it in order, so that no line is missed; a file that was cut short is read from its start.
/// For one reader.
/// </summary>
internal sealed class LogFollower : IDisposable
{
    private readonly string _path;
    private readonly LogWatch _watch;
    private SafeFileHandle _file;
    private FileStatus _status;
    private long _position;
    private bool _replaced;

    private LogFollower(string path, LogWatch watch, SafeFileHandle file, long from)
    {
        _path = path;
        _watch = watch;
        _file = file;
        _status = FileStatus.Of(file) ?? throw OsError.Last(path);
        _position = from >= 0 ? (from <= _status.Size ? from : 0) : Math.Max(0, _status.Size + from);
    }

    /// <summary>When the file was last written before it was opened.</summary>
    internal DateTimeOffset Modified => _status.Modified;

    /// <summary>Where the next byte is read from in the file that is open.</summary>
    internal long Position => _position;

    /// <summary>The size of the file when it was opened.</summary>
    internal long Size => _status.Size;

    /// <summary>
    /// Null when there is no such file. It is read from an offset, a negative one counting from its end; a file that is shorter than
    /// the offset has been cut short or replaced, and is read from its start.
    /// </summary>
    internal static LogFollower? Open(string path, LogWatcher watcher, long from = -1024)
    {
        // Watched first, opened then: nothing falls between.
        var watch = watcher.Watch(path);
        if (LogReader.Open(path, out _) is { } file) return new(path, watch, file, from);
        watch.Dispose();
        return null;
    }

    /// <summary>Waits until there is something new, and gives at least one byte.</summary>
    internal async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken cancel)
    {
        while (true)
        {
            if (Read(into.Span) is > 0 and var read) return read;
            if (!MoveOn()) await _watch.Changed(cancel).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _watch.Dispose();
        _file.Dispose();
    }

    private int Read(Span<byte> into)
    {
        if (FileStatus.Of(_file) is { } now && now.Size < _position) _position = 0;
        var read = FileIo.ReadAt(_file, into, _position);
        if (read < 0) throw OsError.Last(_path);
        _position += read;
        return read;
    }

    // Whether there is more to look at right now. Called when the open file has been read to its end.
    private bool MoveOn()
    {
        if (FileStatus.Of(_path) is not { } there || there.IsSameFileAs(_status)) return _replaced = false;
        if (!_replaced)
        {
            // Its last bytes may have come just before it was replaced.
            _watch.Renew();
            return _replaced = true;
        }

        var next = LogChain.After(_path, _status);
        if (next is null || (next.Value.IsNewest && next.Value.Status.Size == 0))
        {
            // Nothing is in the new file yet: its writer may not have noticed that the old one was moved.
            next?.File.Dispose();
            return _replaced = false;
        }

        _file.Dispose();
        (_file, _status, _position, _replaced) = (next.Value.File, next.Value.Status, 0, false);
        return true;
    }
}
