using System.Text;

namespace Supervisor.Actors.Events;

/// <summary>One event as it is offered to the pools; the serial number counts the events that at least one pool wanted.</summary>
internal sealed record EventNotice(long Serial, string Type, ReadOnlyMemory<byte> Payload)
{
    private const string ProtocolVersion = "3.0";

    /// <summary>The bytes a listener of a pool reads (specification 7.2).</summary>
    internal byte[] Envelope(string server, PoolPlace pool)
    {
        var length = pool.CountsCharacters ? Encoding.UTF8.GetCharCount(Payload.Span) - Surrogates(Payload.Span) : Payload.Length;
        var header = FormattableString.Invariant(
            $"ver:{ProtocolVersion} server:{server} serial:{Serial} pool:{pool.Name} poolserial:{pool.Serial} eventname:{Type} len:{length}\n");
        return [.. Encoding.UTF8.GetBytes(header), .. Payload.Span];
    }

    // Code points, not UTF-16 units: those of four bytes count once.
    private static int Surrogates(ReadOnlySpan<byte> utf8)
    {
        var count = 0;
        foreach (var b in utf8) count += b >= 0xF0 ? 1 : 0;
        return count;
    }
}

/// <summary>An event's place in one pool.</summary>
/// <param name="Name">The pool's.</param>
/// <param name="Serial">Counts the events this pool has accepted.</param>
/// <param name="CountsCharacters">Whether <c>len</c> counts characters, as the reference does, or bytes.</param>
internal readonly record struct PoolPlace(string Name, long Serial, bool CountsCharacters);

/// <summary>An event in a pool, with the number it was accepted under; it keeps both numbers however often it is sent.</summary>
internal sealed record PooledEvent(EventNotice Notice, long PoolSerial);
