namespace Supervisor.Actors.Fleet.Wire;

/// <summary>Bytes that are no message of ours; the text says what is wrong with them.</summary>
internal sealed class WireException(string message) : Exception(message);
