using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs;

/// <summary>
/// Capture mode (specification 7.7): what a child writes between two tags is told in one piece and not logged; everything else
/// goes to the log. A tag may come in any number of pieces; what only looked like the beginning of one is not lost.
/// </summary>
internal sealed class CaptureChannel(IOutputChannel log, ChannelSpec spec, IActivityLog activity, OutputTeller teller) : IOutputChannel
{
    private static readonly byte[] BeginTag = "<!--XSUPERVISOR:BEGIN-->"u8.ToArray(), EndTag = "<!--XSUPERVISOR:END-->"u8.ToArray();

    private readonly Lock _gate = new();
    private CaptureBuffer? _captured;

    // How much of the tag that is looked for has been seen; and the part of it that proved to be something else, until it is put.
    private int _matched;
    private Range _owed;

    private byte[] Tag => _captured is null ? BeginTag : EndTag;

    public int Write(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            var at = 0;
            while (PayOwed() && at < bytes.Length)
            {
                var used = _matched == 0 ? Pass(bytes[at..]) : Match(bytes[at]);
                if (used == 0 && _owed.Equals(default)) break;
                at += used;
            }

            return at;
        }
    }

    public void End()
    {
        lock (_gate)
        {
            Owe();
            if (PayOwed() && _captured is { } unfinished) log.Write(unfinished.Bytes);
            _captured = null;
            _owed = default;
            log.End();
        }
    }

    public override string ToString() => log.ToString()!;

    // Up to the next byte that may begin a tag, or that byte.
    private int Pass(ReadOnlySpan<byte> bytes)
    {
        var plain = bytes.IndexOf(Tag[0]);
        if (plain != 0) return Put(plain < 0 ? bytes : bytes[..plain]);
        _matched = 1;
        return 1;
    }

    private int Match(byte next)
    {
        if (next != Tag[_matched])
        {
            // The first byte of a tag is nowhere else in it: this one is looked at again from the beginning.
            Owe();
            return 0;
        }

        if (++_matched == Tag.Length) Turn();
        return 1;
    }

    private void Owe() => (_owed, _matched) = (..(_matched), 0);

    private bool PayOwed()
    {
        var (from, length) = _owed.GetOffsetAndLength(Tag.Length);
        if (_owed.Equals(default)) return true;
        var put = Put(Tag.AsSpan(from, length));
        _owed = put == length ? default : (from + put)..(from + length);
        return put == length;
    }

    private int Put(ReadOnlySpan<byte> bytes)
    {
        if (_captured is null) return log.Write(bytes);
        _captured.Add(bytes);
        return bytes.Length;
    }

    private void Turn()
    {
        _matched = 0;
        if (_captured is not { } captured)
        {
            _captured = new CaptureBuffer(spec.Config.CaptureMaxBytes);
            return;
        }

        _captured = null;
        teller.TellText(captured.Bytes, text => new HostEvent.OutputCaptured(spec.Channel, text));
        activity.Write(LogLevel.Debug, $"'{spec.Process}' {spec.Channel} emitted a comm event");
    }
}
