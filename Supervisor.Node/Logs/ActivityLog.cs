using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os;

namespace Supervisor.Node.Logs;

/// <summary>
/// The daemon's own log (specification 3.9.1): a rotating file or syslog, and in the foreground a copy on stdout. Lines are
/// written by whoever logs, one system call each; nothing that goes wrong with it reaches the caller.
/// </summary>
internal sealed class ActivityLog : IMainLog, IDisposable
{
    private const string SyslogName = "syslog";

    private readonly Lock _gate = new();
    private readonly LogLevel _level;
    private readonly LogLine _line;
    private readonly ActivitySink? _file;
    private readonly ActivitySink? _console;
    private readonly SyslogClient? _syslog;

    private ActivityLog(DaemonConfig daemon, TimeProvider time, LogFile? file, string console)
    {
        _level = daemon.LogLevel;
        _line = new(time);
        if (file is null) _syslog = new(time, log: null);
        else _file = new(file);
        if (daemon is { NoDaemon: true, Silent: false }) _console = ConsoleCopy.Open(console, file?.Status);
        if (file is { IgnoresRotation: true })
            Write(LogLevel.Warn, $"logfile, {file.Path}, is not a file that can be rotated: it is written without rotation; "
                + "set logfile_maxbytes=0");
    }

    public string? Path => _file?.File.Path;

    internal static ActivityLogOpening Open(DaemonConfig daemon, TimeProvider time, string console = ConsoleCopy.Stdout)
    {
        if (daemon.Logfile == SyslogName) return new ActivityLogOpening.Opened(new(daemon, time, file: null, console));
        var file = new LogFile(daemon.Logfile, new(daemon.LogfileMaxBytes, daemon.LogfileBackups));
        try
        {
            file.Open();
            return new ActivityLogOpening.Opened(new(daemon, time, file, console));
        }
        catch (OsError e)
        {
            return new ActivityLogOpening.Failed($"could not open the log file {daemon.Logfile}: {e.Reason}");
        }
    }

    public bool IsEnabled(LogLevel level) => level >= _level;

    public void Write(LogLevel level, string message)
    {
        if (!IsEnabled(level)) return;
        lock (_gate) Write_NeedsGate(level, message);
    }

    public ClearOutcome Clear()
    {
        lock (_gate)
        {
            if (Path is null || FileStatus.Of(Path) is null) return ClearOutcome.NoFile;
            if (!_file!.Clear()) return ClearOutcome.Failed;
            Log_NeedsGate(LogLevel.Info, "reopening log file");
            return ClearOutcome.Cleared;
        }
    }

    public void Reopen()
    {
        lock (_gate)
        {
            Log_NeedsGate(LogLevel.Info, "supervisord logreopen");
            _file?.Reopen();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _file?.Dispose();
            _console?.Dispose();
        }

        _syslog?.Dispose();
    }

    private void Log_NeedsGate(LogLevel level, string message)
    {
        if (IsEnabled(level)) Write_NeedsGate(level, message);
    }

    private void Write_NeedsGate(LogLevel level, string message)
    {
        var line = _line.Compose(level, message);
        _syslog?.Send(line);
        _file?.Write(line);
        _console?.Write(line);
        if (_file is not null) Remark_NeedsGate(_file, _console);
        if (_console is not null) Remark_NeedsGate(_console, _file);
    }

    // What went wrong with one place is told in the other; what is over is told in its own.
    private void Remark_NeedsGate(ActivitySink about, ActivitySink? other)
    {
        if (about.TakeComplaint() is { } complaint) other?.Write(_line.Compose(LogLevel.Warn, complaint));
        if (about.File.TakeProblem() is { } problem) about.Write(_line.Compose(LogLevel.Warn, problem));
        if (about.TakeLost() is > 0 and var lost)
            about.Write(_line.Compose(LogLevel.Warn, $"{lost} lines before the last one could not be written here"));
    }
}
