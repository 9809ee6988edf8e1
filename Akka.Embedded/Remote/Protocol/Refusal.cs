namespace Akka.Remote.Protocol;

/// <summary>Why a connection is refused; the numbers are on the wire.</summary>
internal enum Refusal : byte
{
    NotTheProtocol = 1,
    OtherEngine = 2,
    OtherVersion = 3,
    OtherSystem = 4,
    NotForThisAddress = 5,
    SecretMissing = 6,
    WrongSecret = 7,
    NotLoopback = 8,
    Superseded = 9,
    TimedOut = 10,
    Closed = 11,
    Tls = 12,
    TooMany = 13,
}
