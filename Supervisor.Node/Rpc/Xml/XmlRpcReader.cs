using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Supervisor.Node.Rpc.Xml;

/// <summary>
/// Reads request bodies. Everything a stranger controls is bounded: no document type, no entities of his own, limited
/// depth and number of values; the number of bytes is limited where the body is received.
/// </summary>
internal sealed class XmlRpcReader
{
    public const int MaxDepth = 64;
    public const int MaxValues = 100_000;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader _xml;
    private int _depth;
    private int _values;

    private XmlRpcReader(XmlReader xml) => _xml = xml;

    /// <summary>The call, or null when the bytes are no XML-RPC request.</summary>
    public static XmlRpcCall? Read(byte[] body, int length)
    {
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(body, 0, length, writable: false), Settings);
            return new XmlRpcReader(xml).ReadCall();
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private XmlRpcCall ReadCall()
    {
        var method = "";
        ImmutableArray<XmlRpcValue> parameters = [];
        _xml.MoveToContent();
        foreach (var name in Children())
        {
            switch (name)
            {
                case "methodName": method = ReadText(); break;
                case "params": parameters = ReadParameters(); break;
                default: PassOver(); break;
            }
        }

        while (_xml.Read()) { }
        return new(method, parameters);
    }

    private ImmutableArray<XmlRpcValue> ReadParameters()
    {
        var parameters = ImmutableArray.CreateBuilder<XmlRpcValue>();
        foreach (var name in Children())
        {
            if (name == "param") parameters.Add(ReadOnlyValue());
            else throw Malformed();
        }

        return parameters.DrainToImmutable();
    }

    private XmlRpcValue ReadOnlyValue()
    {
        XmlRpcValue? value = null;
        foreach (var name in Children())
        {
            if (name != "value" || value is not null) throw Malformed();
            value = ReadValue();
        }

        return value ?? throw Malformed();
    }

    private XmlRpcValue ReadValue()
    {
        if (++_values > MaxValues || ++_depth > MaxDepth) throw Malformed();
        XmlRpcValue? typed = null;
        var text = new TextParts();
        foreach (var name in Children(text))
        {
            if (typed is not null) throw Malformed();
            typed = ReadTyped(name);
        }

        _depth--;
        return typed ?? text.ToString();
    }

    private XmlRpcValue ReadTyped(string name) => name switch
    {
        "string" => ReadText(),
        "int" or "i4" or "i8" => new XmlRpcValue.Int(XmlRpcScalars.Integer(ReadText()) ?? throw Malformed()),
        "boolean" => ReadText() == "1",
        "array" => ReadArray(),
        "struct" => ReadStruct(),
        "double" => new XmlRpcValue.Double(XmlRpcScalars.Double(ReadText()) ?? throw Malformed()),
        "base64" => XmlRpcScalars.Base64(ReadText()) ?? throw Malformed(),
        "dateTime.iso8601" => new XmlRpcValue.Date(XmlRpcScalars.Date(ReadText()) ?? throw Malformed()),
        "nil" => ReadNil(),
        _ => ReadText(),
    };

    private XmlRpcValue.Nil ReadNil()
    {
        PassOver();
        return new();
    }

    private XmlRpcValue.Array ReadArray()
    {
        ImmutableArray<XmlRpcValue>.Builder? items = null;
        foreach (var name in Children())
        {
            if (name != "data" || items is not null) throw Malformed();
            items = ImmutableArray.CreateBuilder<XmlRpcValue>();
            foreach (var item in Children())
            {
                if (item != "value") throw Malformed();
                items.Add(ReadValue());
            }
        }

        return new((items ?? throw Malformed()).DrainToImmutable());
    }

    private XmlRpcValue.Struct ReadStruct()
    {
        var members = ImmutableArray.CreateBuilder<KeyValuePair<string, XmlRpcValue>>();
        foreach (var name in Children())
        {
            if (name != "member") throw Malformed();
            members.Add(ReadMember());
        }

        return new(members.DrainToImmutable());
    }

    private KeyValuePair<string, XmlRpcValue> ReadMember()
    {
        string? key = null;
        XmlRpcValue? value = null;
        foreach (var name in Children())
        {
            if (name == "name" && key is null) key = ReadText();
            else if (name == "value" && value is null) value = ReadValue();
            else throw Malformed();
        }

        return new(key ?? throw Malformed(), value ?? throw Malformed());
    }

    private string ReadText()
    {
        var text = new TextParts();
        foreach (var _ in Children(text)) throw Malformed();
        return text.ToString();
    }

    /// <summary>
    /// Leaves an element that means nothing here behind. How deep it goes is bounded as well: the parser keeps every level.
    /// </summary>
    private void PassOver()
    {
        var level = _xml.Depth;
        if (!_xml.IsEmptyElement)
        {
            do
            {
                _xml.Read();
                if (_xml.Depth > level + MaxDepth) throw Malformed();
            }
            while (_xml.Depth > level);
        }

        _xml.Read();
    }

    /// <summary>
    /// Walks the child elements of the element the reader stands on; the loop's body must consume each. Afterwards the
    /// reader stands behind the end tag. Text between them goes to <paramref name="text"/>, or is ignored.
    /// </summary>
    private IEnumerable<string> Children(TextParts? text = null)
    {
        if (_xml.NodeType != XmlNodeType.Element) throw Malformed();
        var isEmpty = _xml.IsEmptyElement;
        _xml.Read();
        if (isEmpty) yield break;
        while (_xml.NodeType != XmlNodeType.EndElement)
        {
            if (_xml.NodeType == XmlNodeType.Element)
            {
                yield return _xml.Name;
                continue;
            }

            if (_xml.EOF) throw Malformed();
            text?.Add(_xml.Value);
            _xml.Read();
        }

        _xml.Read();
    }

    private static XmlException Malformed() => new();

    /// <summary>Text that usually comes in one piece.</summary>
    private sealed class TextParts
    {
        private string _first = "";
        private StringBuilder? _all;

        public void Add(string part)
        {
            if (_first.Length == 0) _first = part;
            else (_all ??= new StringBuilder(_first)).Append(part);
        }

        public override string ToString() => _all?.ToString() ?? _first;
    }
}
