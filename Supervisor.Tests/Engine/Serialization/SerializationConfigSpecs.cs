using Akka.Actor;
using Akka.Configuration;
using Akka.Event;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Engine.Serialization;

/// <summary>Mistakes in akka.actor.serializers and serialization-bindings show when the system starts, and name their place.</summary>
public sealed class SerializationConfigSpecs
{
    [Theory]
    [InlineData("serializers.bad = \"System.Uri, System.Private.Uri\"", "akka.actor.serializers.bad: System.Uri is not a serializer")]
    [InlineData("serializers.bad = \"Akka.Serialization.Serializer\"", "akka.actor.serializers.bad: Akka.Serialization.Serializer is not")]
    [InlineData("serializers.bad = \"Supervisor.Tests.Engine.Serialization.SerializationConfigSpecs+Closed\"", "no public constructor")]
    [InlineData(
        "serializers { a = \"Supervisor.Tests.Engine.Serialization.ParcelSerializer\", b = \"Supervisor.Tests.Engine.Serialization.SerializationConfigSpecs+SameNumber\" }",
        "has the number 78, and so has")]
    [InlineData(
        "serializers.a = \"Supervisor.Tests.Engine.Serialization.LetterSerializer\", serialization-identifiers { \"Supervisor.Tests.Engine.Serialization.LetterSerializer\" = many }",
        "akka.actor.serialization-identifiers.\"Supervisor.Tests.Engine.Serialization.LetterSerializer\":")]
    public void A_type_that_will_not_do_is_an_error(string hocon, string message)
    {
        var thrown = Assert.Throws<ConfigurationException>(() => Start(hocon));
        Assert.Contains(message, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serializers.odd = \"No.Such.Serializer, Elsewhere\"", "akka.actor.serializers.odd: there is no type 'No.Such.Serializer, Elsewhere'")]
    [InlineData("serialization-bindings { \"No.Such, Type\" = bytes }", "akka.actor.serialization-bindings.\"No.Such, Type\": there is no such type")]
    [InlineData(
        "serialization-bindings { \"System.Uri, System.Private.Uri\" = absent }",
        "akka.actor.serialization-bindings.\"System.Uri, System.Private.Uri\": there is no serializer 'absent' in akka.actor.serializers")]
    public async Task A_type_that_is_not_there_is_a_warning(string hocon, string warning)
    {
        WarningsLogger.Heard = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var system = Start($"{hocon}\n}}\nakka.loggers = [\"{typeof(WarningsLogger).FullName}\"]\nakka {{");
        Assert.Equal(warning, await WarningsLogger.Heard.Task.Within());
        await system.Terminate();
    }

    private static ActorSystem Start(string hocon) =>
        ActorSystem.Create("config", ConfigurationFactory.ParseString($"akka.loggers = []\nakka.actor {{ {hocon} }}"));

    internal sealed class WarningsLogger : ActorBase
    {
        internal static TaskCompletionSource<string> Heard { get; set; } = new();

        protected override bool Receive(object message)
        {
            if (message is Warning warning) Heard.TrySetResult(warning.Message.ToString()!);
            else if (message is InitializeLogger) Sender.Tell(new LoggerInitialized());
            return true;
        }
    }

    internal sealed class Closed : Akka.Serialization.ByteArraySerializer
    {
        private Closed(ExtendedActorSystem system)
            : base(system)
        {
        }
    }

    internal sealed class SameNumber(ExtendedActorSystem system) : Akka.Serialization.NullSerializer(system)
    {
        public override int Identifier => 78;
    }
}
