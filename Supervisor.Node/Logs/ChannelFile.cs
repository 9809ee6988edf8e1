using System.Runtime.InteropServices;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Interop;
using Supervisor.Node.Os.Pump;

namespace Supervisor.Node.Logs;

/// <summary>
/// The file behind a child's channel, and what to do when it takes no more. A full disk or one that fails: nothing is
/// taken, the child waits, and the activity log is told once. A pipe that is read too slowly: the same, and the pump is told
/// when there is room. A pipe that nobody will ever read again: the bytes go nowhere, as there is no place left to keep them for.
/// </summary>
internal sealed class ChannelFile(ChannelSpec spec, LogFile file, IActivityLog log, IRetrySignal retry)
{
    private bool _failing;
    private bool _broken;
    private bool _warnedOfRotation;
    private bool _closed;

    /// <summary>Throws <see cref="OsError"/>.</summary>
    internal void Open()
    {
        file.Open();
        (_closed, _broken) = (false, false);
        if (!file.IgnoresRotation || _warnedOfRotation) return;
        _warnedOfRotation = true;
        log.Write(LogLevel.Warn, $"{spec.Channel}_logfile of '{spec.Process}', {file.Path}, is not a file that can be rotated: "
            + $"it is written without rotation; set {spec.Channel}_logfile_maxbytes=0");
    }

    internal int Write(ReadOnlySpan<byte> bytes)
    {
        if (_broken) return bytes.Length;
        if (!file.IsOpen && !TryOpen()) return 0;
        var (written, errno) = file.Write(bytes);
        if (errno == 0) Succeeded();
        else if (file.IsRegular) Waiting(Marshal.GetPInvokeErrorMessage(errno));
        else if (errno == Libc.EAGAIN) retry.RetryWhenWritable(file.Handle!);
        else return Broken(bytes.Length, errno);
        if (file.TakeProblem() is { } problem) log.Write(LogLevel.Warn, problem);
        return written;
    }

    internal void Reopen()
    {
        _broken = false;
        file.Reopen();
        if (file.TakeProblem() is { } problem) log.Write(LogLevel.Warn, problem);
    }

    internal bool Clear() => file.Clear();

    internal void Close()
    {
        _closed = true;
        file.Dispose();
    }

    // A grandchild's pipe may have opened the file of a closed slot again.
    internal void End()
    {
        if (_closed) file.Dispose();
    }

    private bool TryOpen()
    {
        try
        {
            file.Open();
            return true;
        }
        catch (OsError e)
        {
            Waiting(e.Reason);
            return false;
        }
    }

    private void Succeeded()
    {
        if (!_failing) return;
        _failing = false;
        log.Write(LogLevel.Info, $"{file.Path} can be written again, nothing of '{spec.Process}' was lost");
    }

    private void Waiting(string reason)
    {
        if (_failing) return;
        _failing = true;
        log.Write(LogLevel.Warn, $"cannot write {file.Path}: {reason}. '{spec.Process}' has to wait when its pipe is full; "
            + "nothing is lost, and its log goes on by itself as soon as there is room");
    }

    private int Broken(int count, int errno)
    {
        _broken = true;
        var reason = Marshal.GetPInvokeErrorMessage(errno);
        log.Write(LogLevel.Warn, $"cannot write {file.Path}, which is no file that could have room again: {reason}; "
            + $"the {spec.Channel} of '{spec.Process}' is discarded until the log is reopened");
        return count;
    }
}
