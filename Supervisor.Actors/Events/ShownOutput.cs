using System.Collections.Immutable;
using System.Text;

namespace Supervisor.Actors.Events;

/// <summary>
/// Makes lines of the pieces that are to be shown. A line that goes on in the child's next piece waits for its end: as long as two
/// looks are apart, or until it is too long.
/// </summary>
internal sealed record ShownOutput
{
    /// <summary>More of a line is not kept back, nor more lines than so many.</summary>
    internal const int LongestBegun = 64 * 1024, MostBegun = 256;

    internal static ShownOutput Empty { get; } = new();

    /// <summary>There is something to look after.</summary>
    internal bool IsWaiting => !Begun.IsEmpty;

    private ImmutableDictionary<string, BegunLine> Begun { get; init; } = ImmutableDictionary<string, BegunLine>.Empty;

    /// <summary>The whole lines that there are now.</summary>
    internal (ShownOutput Next, byte[] Lines) Show(ShownPiece piece)
    {
        var text = Begun.TryGetValue(piece.Header, out var begun) ? begun.Text.AddRange(piece.Text) : piece.Text;
        var end = text.LastIndexOf((byte)'\n') + 1;
        if (text.Length - end > LongestBegun || Begun.Count >= MostBegun) end = text.Length;
        var rest = end == text.Length ? Begun.Remove(piece.Header) : Begun.SetItem(piece.Header, new(piece.Prefix, text[end..], WasSeen: false));
        return (this with { Begun = rest }, Lines(piece.Prefix, text.AsSpan(0, end)));
    }

    /// <summary>What has waited since the look before this one.</summary>
    internal (ShownOutput Next, byte[] Lines) Look() => (
        this with { Begun = Begun.Where(b => !b.Value.WasSeen).ToImmutableDictionary(b => b.Key, b => b.Value with { WasSeen = true }) },
        Lines(Begun.Values.Where(b => b.WasSeen)));

    /// <summary>All that waits: nothing comes after it.</summary>
    internal byte[] End() => Lines(Begun.Values);

    private static byte[] Lines(IEnumerable<BegunLine> begun) => [.. begun.SelectMany(b => Lines(b.Prefix, b.Text.AsSpan()))];

    private static byte[] Lines(string prefix, ReadOnlySpan<byte> text)
    {
        var (start, shown) = (Encoding.UTF8.GetBytes(prefix), new List<byte>(text.Length + prefix.Length + 1));
        while (!text.IsEmpty)
        {
            var length = text.IndexOf((byte)'\n');
            shown.AddRange(start);
            shown.AddRange(length < 0 ? text : text[..length]);
            shown.Add((byte)'\n');
            text = length < 0 ? [] : text[(length + 1)..];
        }

        return [.. shown];
    }

    private sealed record BegunLine(string Prefix, ImmutableArray<byte> Text, bool WasSeen);
}
