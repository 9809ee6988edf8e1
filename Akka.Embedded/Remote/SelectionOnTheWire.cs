using System.Runtime.Serialization;
using Akka.Actor;
using Akka.Remote.Protocol;

namespace Akka.Remote;

/// <summary>The elements of a selection.</summary>
internal static class SelectionOnTheWire
{
    internal static WireWriter Write(WireWriter writer, ActorSelectionMessage selection)
    {
        writer.Flag(selection.WildCardFanOut).Int32(selection.Elements.Length);
        foreach (var element in selection.Elements)
            _ = element switch
            {
                SelectChildName name => writer.Byte(1).Text(name.Name),
                SelectChildPattern pattern => writer.Byte(2).Text(pattern.PatternStr),
                SelectParent => writer.Byte(3),
                SelectChildRecursive => writer.Byte(4),
                _ => throw new SerializationException($"a selection's {element.GetType()} cannot travel"),
            };
        return writer;
    }

    internal static ActorSelectionMessage Read(ref WireReader reader, object message)
    {
        var (wildCard, count) = (reader.Flag(), reader.Int32());
        var elements = new List<SelectionPathElement>();
        for (var i = 0; i < count && !reader.Failed; i++) elements.Add(Element(ref reader));
        return new ActorSelectionMessage(message, [.. elements], wildCard);
    }

    private static SelectionPathElement Element(ref WireReader reader) => reader.Byte() switch
    {
        1 => new SelectChildName(reader.Text()),
        2 => new SelectChildPattern(reader.Text()),
        3 => SelectParent.Instance,
        4 => SelectChildRecursive.Instance,
        _ => throw new SerializationException("a selection has an element that is not known"),
    };
}
