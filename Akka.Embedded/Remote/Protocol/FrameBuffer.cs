using System.Buffers.Binary;

namespace Akka.Remote.Protocol;

/// <summary>
/// Bytes as they arrive, frames as they leave. Grows with what has arrived, never with what a length promises, and never
/// beyond the largest frame that is allowed (or <see cref="Batch"/>, if that is more).
/// </summary>
internal sealed class FrameBuffer
{
    internal const int Batch = 64 * 1024;
    private const int Initial = 2 * 1024;

    private byte[] _bytes = new byte[Initial];
    private int _start;
    private int _end;

    /// <summary>The largest frame that is taken, in bytes, without its length.</summary>
    internal required int Limit { get; set; }

    internal int Capacity => _bytes.Length;

    /// <summary>Where the next bytes go; empty if frames have to be taken first.</summary>
    internal Memory<byte> Space()
    {
        if (_start == _end) _start = _end = 0;
        if (_end == _bytes.Length && _start > 0) MoveToFront();
        if (_end == _bytes.Length) Grow();
        return _bytes.AsMemory(_end);
    }

    internal void Added(int count) => _end += count;

    /// <summary>The first bytes, if there are as many.</summary>
    internal bool TryTake(int count, out ReadOnlyMemory<byte> bytes)
    {
        var enough = _end - _start >= count;
        bytes = enough ? _bytes.AsMemory(_start, count) : default;
        if (enough) _start += count;
        return enough;
    }

    /// <summary>A frame is valid until the next bytes are added.</summary>
    internal FrameStatus TryTake(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        if (_end - _start < Framing.Prefix) return FrameStatus.Incomplete;
        var length = BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(_start));
        if (length <= 0 || length > Limit) return FrameStatus.Forbidden;
        if (_end - _start - Framing.Prefix < length) return FrameStatus.Incomplete;
        frame = _bytes.AsMemory(_start + Framing.Prefix, length);
        _start += Framing.Prefix + length;
        return FrameStatus.Complete;
    }

    private void MoveToFront()
    {
        _bytes.AsSpan(_start, _end - _start).CopyTo(_bytes);
        (_start, _end) = (0, _end - _start);
    }

    private void Grow() =>
        Array.Resize(ref _bytes, Math.Max(_bytes.Length, Math.Min(_bytes.Length * 2, Math.Max(Batch, Framing.Prefix + Limit))));
}
