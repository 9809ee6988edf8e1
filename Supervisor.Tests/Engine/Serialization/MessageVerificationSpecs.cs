using System.Runtime.Serialization;
using Akka.Actor;
using Akka.TestKit.Xunit2;

namespace Supervisor.Tests.Engine.Serialization;

public sealed class MessageVerificationSpecs() : TestKit(
    """
    akka.actor {
      serialize-messages = on
      serializers.letters = "Supervisor.Tests.Engine.Serialization.LetterSerializer, Supervisor.Tests"
      serialization-bindings { "Supervisor.Tests.Engine.Serialization.ILetter, Supervisor.Tests" = letters }
      serialization-identifiers { "Supervisor.Tests.Engine.Serialization.LetterSerializer" = 77 }
    }
    """)
{
    [Fact]
    public void A_message_arrives_as_a_copy()
    {
        var letter = new Letter("dear");
        Sys.ActorOf<EchoActor>().Tell(letter, TestActor);
        var arrived = ExpectMsg<Letter>();
        Assert.Equal(letter, arrived);
        Assert.NotSame(letter, arrived);
    }

    [Fact]
    public void A_message_that_cannot_travel_is_thrown_back_at_its_sender()
    {
        var thrown = Assert.Throws<SerializationException>(() => Sys.ActorOf<EchoActor>().Tell(new Parcel(1)));
        Assert.Contains("Parcel", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_engines_own_messages_texts_and_numbers_go_as_they_are()
    {
        var echo = Sys.ActorOf<EchoActor>();
        Watch(echo);
        echo.Tell("text", TestActor);
        echo.Tell(5, TestActor);
        echo.Tell(new Identify(1), TestActor);
        echo.Tell(PoisonPill.Instance);
        ExpectMsg("text");
        ExpectMsg(5);
        ExpectMsg<ActorIdentity>();
        ExpectTerminated(echo);
    }
}
