using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>
/// Writes values in the reference's exact layout (specification, Appendix A) as UTF-8 into a pooled buffer: the length
/// must be known before the first byte of an answer goes out.
/// </summary>
internal sealed class XmlRpcWriter : IDisposable
{
    private const int Piece = 16 * 1024;

    // What is larger is rare, and not kept for the next.
    private const int LargestPooled = 1024 * 1024;

    private byte[] _buffer;
    private int _length;

    public XmlRpcWriter(int capacity = 1024) => _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, _length);

    public void Dispose()
    {
        Return();
        _buffer = [];
        _length = 0;
    }

    /// <summary>A whole answer.</summary>
    public void Response(XmlRpcValue value)
    {
        if (value is XmlRpcValue.Fault)
        {
            Raw("<?xml version='1.0'?>\n<methodResponse>\n<fault>\n"u8);
            Value(value);
            Raw("</fault>\n</methodResponse>\n"u8);
        }
        else
        {
            Raw(XmlRpcResponse.Prefix);
            Value(value);
            Raw(XmlRpcResponse.Suffix);
        }
    }

    public void Value(XmlRpcValue value)
    {
        switch (value)
        {
            case XmlRpcValue.Int v: Int(v.Value); break;
            case XmlRpcValue.Boolean v: Boolean(v.Value); break;
            case XmlRpcValue.Text v: String(v.Value); break;
            case XmlRpcValue.Array v: Array(v); break;
            case XmlRpcValue.Struct v: Struct(v); break;
            case XmlRpcValue.Fault v: Fault(v); break;
            case XmlRpcValue.Encoded v: Raw(v.Bytes.Span); break;
            case XmlRpcValue.EncodedPieces v:
                foreach (var piece in v.Pieces) Raw(piece.Span);
                break;
            case XmlRpcValue.Double v: Double(v.Value); break;
            default: throw new ArgumentException($"A {value.GetType().Name} is never sent.", nameof(value));
        }
    }

    /// <summary>Numbers that four bytes cannot hold become the nearest that they can.</summary>
    public void Int(long value)
    {
        Raw("<value><int>"u8);
        Utf8Formatter.TryFormat(Math.Clamp(value, int.MinValue, int.MaxValue), Room(11), out var count);
        _length += count;
        Raw("</int></value>\n"u8);
    }

    public void Boolean(bool value) =>
        Raw(value ? "<value><boolean>1</boolean></value>\n"u8 : "<value><boolean>0</boolean></value>\n"u8);

    public void String(string value)
    {
        Raw("<value><string>"u8);
        Text(value);
        Raw("</string></value>\n"u8);
    }

    public void BeginArray() => Raw("<value><array><data>\n"u8);

    public void EndArray() => Raw("</data></array></value>\n"u8);

    public void BeginStruct() => Raw("<value><struct>\n"u8);

    public void EndStruct() => Raw("</struct></value>\n"u8);

    /// <summary>The member's name, which needs no escaping; its value follows.</summary>
    public void Member(ReadOnlySpan<byte> name, long value)
    {
        BeginMember(name);
        Int(value);
        EndMember();
    }

    public void Member(ReadOnlySpan<byte> name, string value)
    {
        BeginMember(name);
        String(value);
        EndMember();
    }

    public void Member(ReadOnlySpan<byte> name, bool value)
    {
        BeginMember(name);
        Boolean(value);
        EndMember();
    }

    public void Member(ReadOnlySpan<byte> name, double value)
    {
        BeginMember(name);
        Double(value);
        EndMember();
    }

    public void BeginMember(ReadOnlySpan<byte> name)
    {
        Raw("<member>\n<name>"u8);
        Raw(name);
        Raw("</name>\n"u8);
    }

    public void EndMember() => Raw("</member>\n"u8);

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    // Piece by piece: room is made for the worst, and the worst of a whole log would be several times its size.
    private void Text(ReadOnlySpan<char> text)
    {
        while (text.Length > Piece)
        {
            var count = char.IsHighSurrogate(text[Piece - 1]) ? Piece - 1 : Piece;
            _length += XmlText.Encode(text[..count], Room(XmlText.MaxBytes(count)));
            text = text[count..];
        }

        _length += XmlText.Encode(text, Room(XmlText.MaxBytes(text.Length)));
    }

    private void Double(double value)
    {
        Raw("<value><double>"u8);
        Text(value.ToString("R", CultureInfo.InvariantCulture));
        Raw("</double></value>\n"u8);
    }

    private void Array(XmlRpcValue.Array array)
    {
        BeginArray();
        foreach (var item in array.Items) Value(item);
        EndArray();
    }

    private void Struct(XmlRpcValue.Struct value)
    {
        BeginStruct();
        foreach (var (name, member) in value.Members)
        {
            Raw("<member>\n<name>"u8);
            Text(name);
            Raw("</name>\n"u8);
            Value(member);
            EndMember();
        }

        EndStruct();
    }

    private void Fault(XmlRpcValue.Fault fault)
    {
        BeginStruct();
        Member("faultCode"u8, fault.Code);
        Member("faultString"u8, fault.String);
        EndStruct();
    }

    private Span<byte> Room(int count)
    {
        if (_buffer.Length - _length < count) Grow(count);
        return _buffer.AsSpan(_length);
    }

    private void Grow(int count)
    {
        var wanted = (int)Math.Max(Math.Min(_buffer.Length * 2L, System.Array.MaxLength), checked(_length + count));
        var larger = wanted > LargestPooled ? new byte[wanted] : ArrayPool<byte>.Shared.Rent(wanted);
        Written.Span.CopyTo(larger);
        Return();
        _buffer = larger;
    }

    private void Return()
    {
        if (_buffer.Length <= LargestPooled) ArrayPool<byte>.Shared.Return(_buffer);
    }
}
