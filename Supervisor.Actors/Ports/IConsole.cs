using Akka.Actor;

namespace Supervisor.Actors.Ports;

/// <summary>The daemon's own standard output. Who reads it may be slow, so nobody waits for it here.</summary>
public interface IConsole
{
    /// <summary>
    /// Writes whole lines, in the order asked for. <paramref name="done"/> is told to <paramref name="owner"/> when they are
    /// written, or when nobody can read them any more.
    /// </summary>
    void Write(ReadOnlyMemory<byte> lines, ICanTell owner, object done);
}
