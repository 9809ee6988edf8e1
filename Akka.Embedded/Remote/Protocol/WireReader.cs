using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Akka.Remote.Protocol;

/// <summary>
/// Reads what <see cref="WireWriter"/> writes. What is not there reads as zero or empty and sets <see cref="Failed"/>:
/// the caller asks once, at the end.
/// </summary>
internal ref struct WireReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    internal bool Failed { get; private set; }

    /// <summary>Everything was there, and nothing more.</summary>
    internal readonly bool IsComplete => !Failed && _rest.IsEmpty;

    /// <summary>Bytes that are still there: no count can be larger.</summary>
    internal readonly int Remaining => _rest.Length;

    internal byte Byte() => Take(1) is [var value] ? value : (byte)0;

    internal bool Flag()
    {
        var value = Byte();
        if (value > 1) Failed = true;
        return value == 1;
    }

    internal ushort UInt16() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : (ushort)0;

    internal int Int32() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadInt32BigEndian(four) : 0;

    internal long Int64() => Take(8) is { Length: 8 } eight ? BinaryPrimitives.ReadInt64BigEndian(eight) : 0;

    internal ReadOnlySpan<byte> Short() =>
        Take(UInt16());

    internal string Text()
    {
        var utf8 = Short();
        if (Utf8.IsValid(utf8)) return Encoding.UTF8.GetString(utf8);
        Failed = true;
        return "";
    }

    internal ReadOnlySpan<byte> Raw(int count) => Take(count);

    internal ReadOnlySpan<byte> Rest()
    {
        var rest = Failed ? [] : _rest;
        _rest = [];
        return rest;
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (Failed || (uint)count > (uint)_rest.Length)
        {
            Failed = true;
            return [];
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
