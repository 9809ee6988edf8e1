using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>
/// A log file that rotates itself (specification 3.9.3). Not safe for several threads: its owner locks. Whatever goes wrong
/// with rotating or reopening, the bytes go on into the file that is open; the owner hears of it once
/// (<see cref="TakeProblem"/>).
/// </summary>
internal sealed class LogFile(string path, LogFileRules rules) : IDisposable
{
    // What stands behind /dev/stdout may be a file, but renaming /dev/stdout would not rotate it.
    private readonly bool _isOwnDescriptor = LogDescriptor.OwnDescriptor(path) is not null;
    private LogDescriptor? _file;
    private long _rotateAt = rules.MaxBytes;
    private bool _misplaced;
    private string? _problem;
    private bool _problemTaken;

    internal string Path => path;

    internal bool IsOpen => _file is not null;

    /// <summary>A regular file: worth waiting for when it cannot be written.</summary>
    internal bool IsRegular => _file is { IsRegular: true };

    internal SafeFileHandle? Handle => _file?.Handle;

    internal FileStatus? Status => _file?.Status;

    /// <summary>Rotation is asked for, but this is no file that can be rotated.</summary>
    internal bool IgnoresRotation => rules.MaxBytes > 0 && _file is not null && !CanRotate && path != "/dev/null";

    private bool CanRotate => !IsStream(_file?.Status);

    /// <summary>Whether what took too little would take more, now or within the time.</summary>
    internal bool IsWritable(int milliseconds) => _file?.IsWritable(milliseconds) ?? false;

    /// <summary>Opens it anew, at the end. On failure what was open stays so.</summary>
    internal void Open()
    {
        var file = LogDescriptor.Open(path, rules.Mode);
        _file?.Dispose();
        _file = file;
        _rotateAt = rules.MaxBytes;
        _misplaced = false;
    }

    /// <summary>Writes as much as goes, then rotates if the file is long enough. Must be open.</summary>
    internal LogWrite Write(ReadOnlySpan<byte> bytes)
    {
        if (_misplaced) TryOpen();
        var result = _file!.Write(bytes);
        if (rules.MaxBytes > 0 && CanRotate && _file.Position >= _rotateAt) Rotate();
        return result;
    }

    /// <summary>Closes and opens again. When that fails the old one stays in use, and each write tries anew.</summary>
    internal void Reopen()
    {
        if (_file is not null) TryOpen();
    }

    /// <summary>
    /// Removes the file and opens a new one, or empties it when it is not open; false when that cannot be done. What is not a
    /// file has nothing to clear.
    /// </summary>
    internal bool Clear()
    {
        if (IsStream(_file?.Status ?? FileStatus.Of(path))) return true;
        if (_file is null) return TryEmpty();
        if (Libc.unlink(path) < 0 && Marshal.GetLastPInvokeError() != Libc.ENOENT) return false;
        return TryOpen();
    }

    /// <summary>What went wrong since it was last asked, said once until it goes right again.</summary>
    internal string? TakeProblem()
    {
        if (_problem is null || _problemTaken) return null;
        _problemTaken = true;
        return _problem;
    }

    public void Dispose()
    {
        _file?.Dispose();
        _file = null;
    }

    private void Rotate()
    {
        // Somebody else has moved the file already: the next one only has to be opened.
        if (FileStatus.Of(path) is { } there && there.IsSameFileAs(_file!.Status))
        {
            if (rules.Backups <= 0)
            {
                _file.Truncate();
                return;
            }

            if (!ShiftBackups())
            {
                _rotateAt = _file.Position + rules.MaxBytes;
                return;
            }
        }

        TryOpen();
    }

    // The oldest goes first: a rename over a file makes ext4 write all of its successor to the disk at once.
    private bool ShiftBackups()
    {
        _ = Libc.unlink($"{path}.{rules.Backups}");
        for (var i = rules.Backups - 1; i >= 0; i--)
        {
            var from = i == 0 ? path : $"{path}.{i}";
            if (Libc.rename(from, $"{path}.{i + 1}") == 0 || Marshal.GetLastPInvokeError() == Libc.ENOENT) continue;
            return Failed($"could not rotate {path}, it grows on: {OsError.Last(from).Message}");
        }

        return true;
    }

    private bool IsStream(FileStatus? status) => status is { IsRegular: false } || _isOwnDescriptor;

    private bool TryEmpty()
    {
        var fd = Libc.open(path, Libc.O_WRONLY | Libc.O_TRUNC | Libc.O_CLOEXEC | Libc.O_NONBLOCK, 0);
        if (fd < 0) return Marshal.GetLastPInvokeError() == Libc.ENOENT;
        _ = Libc.close(fd);
        return true;
    }

    private bool TryOpen()
    {
        try
        {
            Open();
            _problem = null;
            _problemTaken = false;
            return true;
        }
        catch (OsError e)
        {
            _misplaced = true;
            return Failed($"could not open {e.Message}; the old file is written on");
        }
    }

    private bool Failed(string problem)
    {
        _problem ??= problem;
        return false;
    }
}
