using System.Globalization;
using System.Text;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The file that names the daemon's pid (specification 3.1, step 10). It is written after the process has become a daemon
/// and taken away at the end or before a reload; a daemon that cannot write it runs without.
/// </summary>
internal sealed class PidFile
{
    private const uint ReadWriteForAll = 0b110_110_110;
    private const int OpenFlags = Libc.O_WRONLY | Libc.O_CREAT | Libc.O_TRUNC | Libc.O_CLOEXEC | Libc.O_NOCTTY | Libc.O_NONBLOCK;

    private readonly string _path;
    private readonly string _text;
    private bool _isOurs;

    private PidFile(string path, string text) => (_path, _text) = (path, text);

    /// <summary>Writes the file under the umask of the process, and logs the start or that it could not be written.</summary>
    internal static PidFile Write(string path, IActivityLog log)
    {
        var pid = Libc.getpid().ToString(CultureInfo.InvariantCulture);
        var file = new PidFile(path, pid + "\n");
        file._isOurs = file.TryWrite();
        if (file._isOurs) log.Write(LogLevel.Info, "supervisord started with pid " + pid);
        else log.Write(LogLevel.Critical, "could not write pidfile " + path);
        return file;
    }

    /// <summary>Takes the file away if we wrote it and it still names us: another daemon's is left where it is.</summary>
    internal void Remove()
    {
        if (_isOurs && Read() == _text) _ = Libc.unlink(_path);
        _isOurs = false;
    }

    private unsafe bool TryWrite()
    {
        if (_path.Contains('\0')) return false;
        var fd = Libc.open(_path, OpenFlags, ReadWriteForAll);
        if (fd < 0) return false;
        var bytes = Encoding.ASCII.GetBytes(_text);
        nint written;
        fixed (byte* first = bytes) written = Libc.write(fd, first, (nuint)bytes.Length);
        return Libc.close(fd) == 0 && written == bytes.Length;
    }

    private unsafe string? Read()
    {
        var fd = Libc.open(_path, Libc.O_CLOEXEC | Libc.O_NOCTTY | Libc.O_NONBLOCK, 0);
        if (fd < 0) return null;
        var bytes = stackalloc byte[_text.Length + 1];
        var count = (int)Libc.read(fd, bytes, (nuint)_text.Length + 1);
        _ = Libc.close(fd);
        return count < 0 ? null : Encoding.ASCII.GetString(bytes, count);
    }
}
