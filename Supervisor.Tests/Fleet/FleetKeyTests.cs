using System.Reflection;
using System.Runtime.CompilerServices;
using Akka.Actor;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Messages;

namespace Supervisor.Tests.Fleet;

/// <summary>
/// Only the parts of a node itself can give its fleet actor orders. The test goes further than any serializer: it copies messages
/// with every field that they have, and all that those refer to.
/// </summary>
public class FleetKeyTests : FleetKit
{
    private static readonly MethodInfo Cloning = typeof(object).GetMethod("MemberwiseClone", BindingFlags.Instance | BindingFlags.NonPublic)!;

    [Fact]
    public void An_input_is_obeyed_and_a_perfect_copy_of_it_is_not()
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        var message = Made(new FleetInput.Command(Here, Order, TimeSpan.FromSeconds(5)));

        Actor.Tell(Copy(message), ActorRefs.NoSender);
        Settle();
        Assert.False(Tree.HasMessages);

        Actor.Tell(message, ActorRefs.NoSender);
        Tree.ExpectMsg(Order);
    }

    [Fact]
    public void An_input_without_a_key_is_nothing()
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        Actor.Tell(new FleetInput.Command(Here, Order, TimeSpan.FromSeconds(5)), ActorRefs.NoSender);
        Actor.Tell(new FleetKey.Local(null!, new FleetInput.Command(Here, Order, TimeSpan.FromSeconds(5)), null), ActorRefs.NoSender);
        Actor.Tell(new FleetKey.Local(new(), new FleetInput.Command(Here, Order, TimeSpan.FromSeconds(5)), null), ActorRefs.NoSender);
        Settle();

        Assert.False(Tree.HasMessages);
    }

    [Fact]
    public void A_node_seals_nothing_for_somebody_who_only_says_that_he_is_an_errand_of_it()
    {
        Meet();
        Actor.Tell(new ToTell(0, PeerEnd.FleetOf(Other.Uid), new FleetMessage.CommandSent(Self, Order)), ActorRefs.NoSender);
        Actor.Tell(Copy(Made(new ToTell(0, PeerEnd.FleetOf(Other.Uid), new FleetMessage.CommandSent(Self, Order)))), ActorRefs.NoSender);

        ExpectNothing();
    }

    [Fact]
    public void An_errand_hears_its_node_and_the_other_one_only_by_way_of_the_fleet_actor()
    {
        Fleet.Tell(new FleetInput.MemberSeen(Member(Here, Self.Uid)));
        Meet();
        Ask(There);
        Expect<FleetMessage.CommandSent>();
        var answer = new Heard(PeerEnd.FleetOf(Other.Uid), new FleetMessage.CommandAnswered(0, true, new CommandReply.Done()));
        var errand = Sys.ActorSelection(Actor.Path / $"errand-{Errand}");
        foreach (var forged in new[] { answer, answer.Content, new PeerLost(Other.Uid), Copy(Made(answer)), Copy(Made(new PeerLost(Other.Uid))) })
            errand.Tell(forged, ActorRefs.NoSender);
        Settle(Errand);
        Assert.False(Client.HasMessages);

        Peer.Tell(answer.Content, Errand);
        Client.ExpectMsg<CommandReply.Done>();
    }

    [Fact]
    public void The_answer_of_the_tree_is_not_taken_from_anybody_else()
    {
        Meet();
        Peer.Tell(new FleetMessage.CommandSent(Other, Order), from: 5);
        Expect<FleetMessage.CommandAccepted>();
        Sys.ActorSelection(Actor.Path / $"errand-{Errand}").Tell(new CommandReply.Done(), ActorRefs.NoSender);
        ExpectNothing(Errand);

        Tree.ExpectMsg(OrderOfOther);
        Tree.Reply(new CommandReply.Fault(FaultCode.NotRunning, "g:p"));
        Assert.Equal(new CommandReply.Fault(FaultCode.NotRunning, "g:p"), Expect<FleetMessage.CommandAnswered>().Reply);
    }

    // As the parts of the node make it.
    private FleetKey.Local Made(object content)
    {
        var caught = CreateTestProbe();
        var key = (FleetKey)typeof(Inlet).GetFields(BindingFlags.Instance | BindingFlags.NonPublic)
            .Single(f => f.FieldType == typeof(FleetKey)).GetValue(Fleet)!;
        new Inlet(caught.Ref, key).Tell(content, ActorRefs.NoSender);
        return caught.ExpectMsg<FleetKey.Local>();
    }

    private static object Copy(object original) => Copy(original, new(ReferenceEqualityComparer.Instance))!;

    private static object? Copy(object? original, Dictionary<object, object> copies)
    {
        if (original is null or string or Type || original.GetType().IsPrimitive) return original;
        if (copies.TryGetValue(original, out var known)) return known;
        var copy = copies[original] = Cloning.Invoke(original, null)!;
        for (var type = original.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                field.SetValue(copy, Copy(field.GetValue(original), copies));
        }

        return RuntimeHelpers.GetObjectValue(copy);
    }
}
