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
internal sealed class OutputTeller(string process, ICanTell owner, IActivityLog log, TimeProvider time)
{
    internal const int MostUnheard = 4 * 1024 * 1024;

    // What a piece takes on its way beside its bytes, roughly: a million single bytes are more than a megabyte.
    private const int Overhead = 256;

    // However often it falls behind.
    private static readonly TimeSpan ComplaintPeriod = TimeSpan.FromMinutes(1);

    private int _unheard;
    private long _nextComplaint;

    /// <summary>The bytes as they are; <paramref name="make"/> wraps them.</summary>
    internal void Tell(ReadOnlySpan<byte> bytes, Func<ReadOnlyMemory<byte>, HostEvent> make)
    {
        if (HasRoom(bytes.Length)) Pass(bytes.ToArray(), make);
    }

    /// <summary>The bytes as text: what is no UTF-8 is spelled out (specification 7.3).</summary>
    internal void TellText(ReadOnlySpan<byte> bytes, Func<ReadOnlyMemory<byte>, HostEvent> make)
    {
        // Asked first: to spell out what nobody will be told keeps the other children waiting.
        if (HasRoom(bytes.Length)) Pass(Utf8.IsValid(bytes) ? bytes.ToArray() : Encoding.UTF8.GetBytes(DebugCopy.Undecodable(bytes)), make);
    }

    /// <summary>A piece of so many bytes has been dealt with.</summary>
    internal void Heard(int bytes) => Interlocked.Add(ref _unheard, -(bytes + Overhead));

    // A piece that is larger than the bound is told where nothing else is under way.
    private bool HasRoom(int bytes)
    {
        var unheard = Volatile.Read(ref _unheard);
        if (unheard == 0 || unheard + bytes + Overhead <= MostUnheard) return true;
        Complain();
        return false;
    }

    private void Complain()
    {
        var (now, due) = (time.GetTimestamp(), Volatile.Read(ref _nextComplaint));
        if (now < due || Interlocked.CompareExchange(ref _nextComplaint, now + (long)(ComplaintPeriod.TotalSeconds * time.TimestampFrequency), due) != due) return;
        log.Write(LogLevel.Warn, $"{process} writes faster than it can be told: some of its output makes no events");
    }

    private void Pass(byte[] bytes, Func<ReadOnlyMemory<byte>, HostEvent> make)
    {
        Interlocked.Add(ref _unheard, bytes.Length + Overhead);
        owner.Tell(make(bytes), ActorRefs.NoSender);
    }
}
