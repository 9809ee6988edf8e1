using System.Text;
using Akka.Actor;
using Akka.Serialization;

namespace Supervisor.Tests.Engine.Serialization;

internal sealed class LetterSerializer(ExtendedActorSystem system) : SerializerWithStringManifest(system)
{
    public override string Manifest(object o) => o is LoveLetter ? "love" : "letter";

    public override byte[] ToBinary(object obj) => Encoding.UTF8.GetBytes(((Letter)obj).Text);

    public override object FromBinary(byte[] bytes, string manifest) =>
        manifest == "love" ? new LoveLetter(Encoding.UTF8.GetString(bytes)) : new Letter(Encoding.UTF8.GetString(bytes));
}
