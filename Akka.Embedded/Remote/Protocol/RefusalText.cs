namespace Akka.Remote.Protocol;

internal static class RefusalText
{
    internal static string For(Refusal reason) => reason switch
    {
        Refusal.NotTheProtocol => "it does not speak this engine's protocol",
        Refusal.OtherEngine => "it runs another actor engine (Akka.NET): all nodes of a cluster need the same one",
        Refusal.OtherVersion => $"it speaks another version of this engine's protocol than {Preface.Version}",
        Refusal.OtherSystem => "its actor system has another name",
        Refusal.NotForThisAddress => "the address that was asked for is not the one that listens there",
        Refusal.SecretMissing => "only one of the two has a secret",
        Refusal.WrongSecret => "the secrets differ",
        Refusal.NotLoopback => "without a secret only loopback addresses are accepted",
        Refusal.Superseded => "it has opened a later connection already",
        Refusal.TimedOut => "the handshake was not completed in time",
        Refusal.Closed => "it closed the connection during the handshake",
        Refusal.Tls => "TLS failed",
        Refusal.TooMany => "too many connections have not completed their handshake",
        _ => $"reason {(byte)reason}",
    };
}
