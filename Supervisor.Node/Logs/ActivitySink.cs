using System.Runtime.InteropServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Logs;

/// <summary>
/// One place that lines of the activity log go to: its file, or the console. A line that cannot be written is lost and
/// counted, never waited for; a line that was cut by a full disk is finished first when there is room again.
/// </summary>
internal sealed class ActivitySink(LogFile file) : IDisposable
{
    // A terminal or a container's log reader may be slow for a moment; after that it is taken for stuck until it moves.
    private const int Patience = 100;

    private byte[] _torn = [];
    private long _lost;
    private bool _broken;
    private bool _failing;
    private string? _complaint;

    internal LogFile File => file;

    internal void Write(ReadOnlySpan<byte> line)
    {
        if (!file.IsOpen) return;
        if (_broken || !FinishTorn())
        {
            _lost++;
            return;
        }

        var written = Put(line);
        if (written == line.Length) _failing = false;
        else if (written > 0) _torn = line[written..].ToArray();
        else _lost++;
    }

    /// <summary>How many lines were lost before the last one, said once it is over.</summary>
    internal long TakeLost()
    {
        if (_failing || _broken || _lost == 0) return 0;
        var lost = _lost;
        _lost = 0;
        return lost;
    }

    /// <summary>Why lines are being lost, said once until it is over.</summary>
    internal string? TakeComplaint()
    {
        var complaint = _complaint;
        _complaint = null;
        return complaint;
    }

    internal void Reopen()
    {
        _broken = false;
        file.Reopen();
    }

    internal bool Clear()
    {
        _torn = [];
        return file.Clear();
    }

    public void Dispose() => file.Dispose();

    private bool FinishTorn()
    {
        if (_torn.Length == 0) return true;
        _torn = _torn[Put(_torn)..];
        return _torn.Length == 0;
    }

    private int Put(ReadOnlySpan<byte> bytes)
    {
        var (written, errno) = file.Write(bytes);
        if (errno == Libc.EAGAIN && !_failing && file.IsWritable(Patience))
        {
            (var more, errno) = file.Write(bytes[written..]);
            written += more;
        }

        if (errno != 0) Failed(errno);
        return written;
    }

    private void Failed(int errno)
    {
        var reason = Marshal.GetPInvokeErrorMessage(errno);
        if (!_failing) _complaint = $"cannot write {file.Path}: {reason}; lines are lost until it can be written again";
        _failing = true;
        _broken = !file.IsRegular && errno != Libc.EAGAIN;
    }
}
