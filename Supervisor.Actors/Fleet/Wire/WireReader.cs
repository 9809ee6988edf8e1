using System.Buffers.Binary;
using System.Text;

namespace Supervisor.Actors.Fleet.Wire;

/// <summary>
/// Reads what <see cref="WireWriter"/> wrote. Bytes come from outside: a length beyond what is left, or a number too long, is
/// a <see cref="WireException"/>, and nothing is reserved for what is not there.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private const int LongestNumber = 10;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    internal delegate T Item<out T>(ref WireReader reader);

    /// <summary>Whether everything was read.</summary>
    internal readonly bool IsAtEnd => _rest.IsEmpty;

    internal byte Byte() => Take(1)[0];

    internal bool Bool() => Byte() switch
    {
        0 => false,
        1 => true,
        var other => throw new WireException($"{other} is neither yes nor no"),
    };

    internal long Number()
    {
        ulong value = 0;
        for (var i = 0; i < LongestNumber; i++)
        {
            var group = Byte();
            value |= (ulong)(group & 0x7f) << (7 * i);
            if (group < 0x80) return (long)(value >> 1) ^ -(long)(value & 1);
        }

        throw new WireException("a number has no end");
    }

    internal int Int32() => Number() is >= int.MinValue and <= int.MaxValue and var value
        ? (int)value
        : throw new WireException("a number is too large");

    internal long Fixed() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)));

    internal string Text()
    {
        try
        {
            return Strict.GetString(Take(Length()));
        }
        catch (DecoderFallbackException)
        {
            throw new WireException("a text is not UTF-8");
        }
    }

    internal byte[] Bytes() => Take(Length()).ToArray();

    // Each item has at least one byte: a count beyond that is a lie, and costs nothing.
    internal T[] List<T>(Item<T> read)
    {
        var items = new T[Length()];
        for (var i = 0; i < items.Length; i++) items[i] = read(ref this);
        return items;
    }

    internal T? Optional<T>(Item<T> read) where T : struct => Bool() ? read(ref this) : null;

    internal string? OptionalText() => Bool() ? Text() : null;

    private int Length() => Number() is >= 0 and var length && length <= _rest.Length
        ? (int)length
        : throw new WireException("a length is beyond the end");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw new WireException("the end came too early");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
