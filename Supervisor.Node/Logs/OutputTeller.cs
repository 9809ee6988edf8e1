using System.Text;
using System.Text.Unicode;
using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Ports;

namespace Supervisor.Node.Logs;

/// <summary>
/// Tells the owner of a slot what its child writes, where that is wanted. The log comes first: an owner that does not keep up is
/// spared pieces, and neither the child nor its log waits for it.
/// </summary>
internal sealed class OutputTeller(string process, ICanTell owner, IActivityLog log)
{
    internal const int MostUnheard = 4 * 1024 * 1024;

    private int _unheard;
    private int _missed;

    /// <summary>The bytes as they are; <paramref name="make"/> wraps them.</summary>
    internal void Tell(ReadOnlySpan<byte> bytes, Func<ReadOnlyMemory<byte>, HostEvent> make) => Tell(bytes.ToArray(), make);

    /// <summary>The bytes as text: what is no UTF-8 is spelled out (specification 7.3).</summary>
    internal void TellText(ReadOnlySpan<byte> bytes, Func<ReadOnlyMemory<byte>, HostEvent> make) => Tell(
        Utf8.IsValid(bytes) ? bytes.ToArray() : Encoding.UTF8.GetBytes(DebugCopy.Undecodable(bytes)), make);

    /// <summary>The owner has dealt with so many.</summary>
    internal void Heard(int bytes) => Interlocked.Add(ref _unheard, -bytes);

    private void Tell(byte[] bytes, Func<ReadOnlyMemory<byte>, HostEvent> make)
    {
        if (Interlocked.Add(ref _unheard, bytes.Length) > MostUnheard)
        {
            Heard(bytes.Length);
            if (Interlocked.Increment(ref _missed) == 1)
                log.Write(LogLevel.Warn, $"{process} writes faster than it can be told: some of its output makes no events");
            return;
        }

        Interlocked.Exchange(ref _missed, 0);
        owner.Tell(make(bytes), ActorRefs.NoSender);
    }
}
