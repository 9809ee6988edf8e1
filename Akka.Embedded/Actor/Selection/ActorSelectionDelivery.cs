using System.IO.Enumeration;
using Akka.Actor.Internal;

namespace Akka.Actor;

/// <summary>Walks the elements of a selection from its anchor, on the caller's thread, as far as references are local.</summary>
internal static class ActorSelectionDelivery
{
    internal static void Deliver(IInternalActorRef anchor, IActorRef? sender, ActorSelectionMessage selection)
    {
        var at = anchor;
        for (var i = 0; i < selection.Elements.Length; i++)
        {
            var rest = selection.Elements[(i + 1)..];
            if (!at.IsLocal)
            {
                at.Tell(selection.Copy(elements: selection.Elements[i..]), sender);
                return;
            }

            switch (selection.Elements[i])
            {
                case SelectParent:
                    at = at.Parent;
                    break;
                case SelectChildName name:
                    if (Child(at, name.Name) is not { } child)
                    {
                        Missing(at, name, rest, sender, selection);
                        return;
                    }

                    at = child;
                    break;
                case SelectChildPattern pattern:
                    FanOut(at, Matching(at, pattern.PatternStr), pattern, rest, sender, selection);
                    return;
                case SelectChildRecursive recursive:
                    FanOut(at, Descendants(at), recursive, [], sender, selection);
                    return;
            }
        }

        at.Tell(selection.Message, sender);
    }

    private static IInternalActorRef? Child(IInternalActorRef at, string name) =>
        at.GetChild([name]) is IInternalActorRef found and not Nobody ? found : null;

    private static IEnumerable<IInternalActorRef> Children(IInternalActorRef at) =>
        at is LocalActorRef local ? local.Cell.Children.Refs() : [];

    private static List<IInternalActorRef> Matching(IInternalActorRef at, string pattern) =>
        [.. Children(at).Where(child => FileSystemName.MatchesSimpleExpression(pattern, child.Path.Name, ignoreCase: false))];

    private static List<IInternalActorRef> Descendants(IInternalActorRef at) =>
        [.. Children(at).SelectMany(child => Descendants(child).Prepend(child))];

    private static void FanOut(
        IInternalActorRef at,
        List<IInternalActorRef> targets,
        SelectionPathElement element,
        SelectionPathElement[] rest,
        IActorRef? sender,
        ActorSelectionMessage selection)
    {
        if (targets.Count == 0) Missing(at, element, rest, sender, selection);
        foreach (var target in targets) Deliver(target, sender, selection.Copy(elements: rest, wildCardFanOut: true));
    }

    private static void Missing(
        IInternalActorRef at,
        SelectionPathElement element,
        SelectionPathElement[] rest,
        IActorRef? sender,
        ActorSelectionMessage selection)
    {
        var path = at.Path / element.ToString()! / rest.Select(e => e.ToString()!);
        var system = (ActorSystemImpl)at.Provider.Settings.System;
        new EmptyLocalActorRef(at.Provider, path, system.EventStream).Tell(selection, sender);
    }
}
