using System.Buffers.Binary;
using System.Text;

namespace Akka.Remote.Protocol;

/// <summary>Big-endian numbers; texts and short byte strings with a length of two bytes before them.</summary>
internal sealed class WireWriter
{
    private const int Initial = 256;
    private const int Kept = 64 * 1024;

    private byte[] _bytes = new byte[Initial];
    private int _length;

    internal WireWriter Byte(byte value)
    {
        Space(1)[0] = value;
        return this;
    }

    internal WireWriter Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <exception cref="ArgumentOutOfRangeException">Not from 0 to 65,535.</exception>
    internal WireWriter UInt16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Space(2), Checked(value));
        return this;
    }

    internal WireWriter Int32(int value)
    {
        BinaryPrimitives.WriteInt32BigEndian(Space(4), value);
        return this;
    }

    internal WireWriter Int64(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(Space(8), value);
        return this;
    }

    /// <exception cref="ArgumentOutOfRangeException">More than 65,535 bytes.</exception>
    internal WireWriter Short(ReadOnlySpan<byte> value)
    {
        return UInt16(value.Length).Raw(value);
    }

    /// <exception cref="ArgumentOutOfRangeException">More than 65,535 bytes in UTF-8.</exception>
    internal WireWriter Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        UInt16(length);
        Encoding.UTF8.GetBytes(value, Space(length));
        return this;
    }

    internal WireWriter Raw(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Space(value.Length));
        return this;
    }

    /// <summary>What was written; the writer is empty again, and holds no big buffer.</summary>
    internal byte[] Take()
    {
        var taken = _bytes.AsSpan(0, _length).ToArray();
        Clear();
        return taken;
    }

    internal void Clear()
    {
        _length = 0;
        if (_bytes.Length > Kept) _bytes = new byte[Initial];
    }

    private static ushort Checked(int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)length, ushort.MaxValue);
        return (ushort)length;
    }

    private Span<byte> Space(int count)
    {
        if (_bytes.Length - _length < count) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, _length + count));
        _length += count;
        return _bytes.AsSpan(_length - count, count);
    }
}
