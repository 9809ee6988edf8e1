using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>Writes values as the fleet's messages have them: integers in 7-bit groups, texts as UTF-8 with their length.</summary>
internal sealed class WireWriter
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);

    internal byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    internal void Byte(byte value)
    {
        _bytes.GetSpan(1)[0] = value;
        _bytes.Advance(1);
    }

    internal void Bool(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>Small numbers of either sign take one byte.</summary>
    internal void Number(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        for (; rest >= 0x80; rest >>= 7) Byte((byte)(rest | 0x80));
        Byte((byte)rest);
    }

    internal void Fixed(long value)
    {
        BinaryPrimitives.WriteInt64BigEndian(_bytes.GetSpan(sizeof(long)), value);
        _bytes.Advance(sizeof(long));
    }

    internal void Text(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        Number(length);
        Encoding.UTF8.GetBytes(value, _bytes.GetSpan(length));
        _bytes.Advance(length);
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        _bytes.Write(value);
    }

    internal void List<T>(IReadOnlyCollection<T> items, Action<WireWriter, T> write)
    {
        Number(items.Count);
        foreach (var item in items) write(this, item);
    }

    internal void Optional<T>(T? value, Action<WireWriter, T> write) where T : struct
    {
        Bool(value.HasValue);
        if (value is { } known) write(this, known);
    }

    internal void OptionalText(string? value)
    {
        Bool(value is not null);
        if (value is not null) Text(value);
    }
}
