using System.Globalization;
using System.Text;
using System.Xml;

namespace Supervisor.Cli.Rpc;

/// <summary>
/// Reads a method response. Old servers put control characters and broken UTF-8 of a child's log into their XML as they
/// are; both are let through, so that a log can be looked at whatever it holds.
/// </summary>
internal static class XmlRpcReader
{
    private const int MaxDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static RpcReply Read(ReadOnlySpan<byte> body) => QuickReplyReader.Read(body) ?? ReadAnyForm(body);

    /// <summary>Whatever XML allows.</summary>
    public static RpcReply ReadAnyForm(ReadOnlySpan<byte> body)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(ControlCharacters.Escape(Encoding.UTF8.GetString(body))), Settings);
            Enter(reader, "methodResponse");
            if (reader.LocalName == "fault") return ReadFault(reader);
            Enter(reader, "params");
            Enter(reader, "param");
            return new RpcReply.Result(ReadValue(reader, 0));
        }
        catch (XmlException problem)
        {
            throw new ReplyException($"the server's answer is not well-formed XML (line {problem.LineNumber}, position {problem.LinePosition})");
        }
    }

    private static RpcReply.Fault ReadFault(XmlReader reader)
    {
        Enter(reader, "fault");
        var fault = ReadValue(reader, 0);
        return new RpcReply.Fault((int)fault["faultCode"].AsNumber(), fault["faultString"].AsText());
    }

    /// <summary>Steps over the opening tag to what is in it.</summary>
    private static void Enter(XmlReader reader, string element)
    {
        if (reader.MoveToContent() != XmlNodeType.Element || reader.LocalName != element || reader.IsEmptyElement)
            throw new ReplyException($"the server's answer is not XML-RPC: <{element}> expected");
        reader.Read();
        reader.MoveToContent();
    }

    private static RpcValue ReadValue(XmlReader reader, int depth)
    {
        if (depth > MaxDepth) throw new ReplyException("the server's answer is nested too deeply");
        if (reader.NodeType != XmlNodeType.Element || reader.LocalName != "value")
            throw new ReplyException("the server's answer is not XML-RPC: <value> expected");
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return "";
        }
        reader.Read();
        var untyped = "";
        while (reader.NodeType is not (XmlNodeType.Element or XmlNodeType.EndElement))
        {
            untyped += reader.Value;
            if (!reader.Read()) throw new ReplyException("the server's answer ends too early");
        }
        var value = reader.NodeType == XmlNodeType.Element ? ReadTyped(reader, depth) : untyped;
        Leave(reader);
        return value;
    }

    private static RpcValue ReadTyped(XmlReader reader, int depth) => reader.LocalName switch
    {
        "int" or "i4" or "i8" => ReadNumber(reader),
        "boolean" => new RpcValue.Truth(reader.ReadElementContentAsString() == "1"),
        "double" => ReadReal(reader),
        "array" => ReadArray(reader, depth),
        "struct" => ReadStruct(reader, depth),
        _ => reader.ReadElementContentAsString(),
    };

    private static RpcValue.Whole ReadNumber(XmlReader reader) =>
        long.TryParse(reader.ReadElementContentAsString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? new(number) : throw new ReplyException("the server's answer has an <int> that is none");

    private static RpcValue.Real ReadReal(XmlReader reader) =>
        double.TryParse(reader.ReadElementContentAsString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new(number) : throw new ReplyException("the server's answer has a <double> that is none");

    private static RpcValue.List ReadArray(XmlReader reader, int depth)
    {
        var items = new List<RpcValue>();
        Enter(reader, "array");
        if (reader.IsEmptyElement) reader.Read();
        else
        {
            Enter(reader, "data");
            while (reader.MoveToContent() == XmlNodeType.Element) items.Add(ReadValue(reader, depth + 1));
            Leave(reader);
        }
        Leave(reader);
        return new(items);
    }

    private static RpcValue.Map ReadStruct(XmlReader reader, int depth)
    {
        var members = new List<KeyValuePair<string, RpcValue>>();
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return new(members);
        }
        Enter(reader, "struct");
        while (reader.NodeType == XmlNodeType.Element)
        {
            Enter(reader, "member");
            var name = reader.ReadElementContentAsString();
            reader.MoveToContent();
            members.Add(new(name, ReadValue(reader, depth + 1)));
            Leave(reader);
            reader.MoveToContent();
        }
        Leave(reader);
        return new(members);
    }

    private static void Leave(XmlReader reader)
    {
        if (reader.MoveToContent() != XmlNodeType.EndElement)
            throw new ReplyException("the server's answer is not XML-RPC: a closing tag expected");
        reader.Read();
    }
}
