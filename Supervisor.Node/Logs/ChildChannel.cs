using System.Buffers;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs.Syslog;
using Supervisor.Node.Os;

namespace Supervisor.Node.Logs;

/// <summary>
/// One output channel of a process slot: strips escape sequences if asked to, then file, syslog, events and the debug copy. The
/// file decides how much is taken; the others get exactly that.
/// </summary>
internal sealed class ChildChannel(ChannelSpec spec, SyslogLines? syslog, ChannelFile? file, IActivityLog log, OutputTeller teller)
    : IOutputChannel
{
    private readonly Lock _gate = new();
    private AnsiStripper _stripper;

    public int Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate) return spec.StripAnsi ? WriteStripped(bytes) : Pass(bytes);
    }

    public void End()
    {
        lock (_gate)
        {
            if (spec.StripAnsi && _stripper.End()) Pass("\e"u8);
            syslog?.End();
            file?.End();
        }
    }

    /// <summary>What a pipe is read into: the capture mode, if configured, stands before everything else.</summary>
    internal IOutputChannel WithCapture() => spec.Config.CaptureMaxBytes > 0 ? new CaptureChannel(this, spec, log, teller) : this;

    /// <summary>Throws <see cref="OsError"/>.</summary>
    internal void Open()
    {
        lock (_gate) file?.Open();
    }

    internal void Reopen()
    {
        lock (_gate) file?.Reopen();
    }

    internal bool Clear()
    {
        lock (_gate) return file?.Clear() ?? true;
    }

    internal void Close()
    {
        lock (_gate)
        {
            syslog?.End();
            file?.Close();
        }
    }

    public override string ToString() => $"{spec.Process} ({spec.Channel})";

    private int WriteStripped(ReadOnlySpan<byte> bytes)
    {
        var output = ArrayPool<byte>.Shared.Rent(AnsiStripper.Room(bytes.Length));
        var before = _stripper;
        var put = _stripper.Strip(bytes, output).Put;
        var taken = put == 0 ? 0 : Pass(output.AsSpan(0, put));
        var used = bytes.Length;
        if (taken < put)
        {
            // Goes over the same bytes again, only so far as to what was taken: the rest is offered once more.
            _stripper = before;
            used = _stripper.Strip(bytes, output.AsSpan(0, taken)).Used;
        }

        ArrayPool<byte>.Shared.Return(output);
        return used;
    }

    private int Pass(ReadOnlySpan<byte> bytes)
    {
        var taken = file is null ? bytes.Length : file.Write(bytes);
        syslog?.Write(bytes[..taken]);
        if (taken > 0 && spec.Config.EventsEnabled)
            teller.TellText(bytes[..taken], text => new HostEvent.OutputLogged(spec.Channel, text));
        if (taken > 0 && log.IsEnabled(LogLevel.Debug))
            log.Write(LogLevel.Debug, DebugCopy.Line(spec.Process, spec.Channel, bytes[..taken]));
        return taken;
    }
}
