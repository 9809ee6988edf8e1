namespace Supervisor.Node.Logs;

/// <summary>
/// Drops everything from ESC <c>[</c> up to the letter that ends the sequence (specification 3.9.4). A sequence that is
/// cut by the end of a chunk goes on in the next one. A value: a copy can go over the same bytes again.
/// </summary>
internal struct AnsiStripper
{
    private const byte Escape = 0x1b;

    private Place _place;

    private enum Place
    {
        Text,
        AfterEscape,
        InSequence,
    }

    /// <summary>Room that the output needs: an escape held back from before may come with it.</summary>
    internal static int Room(int raw) => raw + 1;

    /// <summary>
    /// Strips until the input is used up or the output is full. Returns what was used and what was put out.
    /// </summary>
    internal (int Used, int Put) Strip(ReadOnlySpan<byte> raw, Span<byte> output)
    {
        var (used, put) = (0, 0);
        while (used < raw.Length)
        {
            switch (_place)
            {
                case Place.Text:
                    var text = Text(raw[used..], output.Length - put);
                    raw.Slice(used, text).CopyTo(output[put..]);
                    (used, put) = (used + text, put + text);
                    if (used == raw.Length || raw[used] != Escape) return (used, put);
                    used++;
                    _place = Place.AfterEscape;
                    break;
                case Place.AfterEscape when raw[used] == (byte)'[':
                    used++;
                    _place = Place.InSequence;
                    break;
                case Place.AfterEscape:
                    if (put == output.Length) return (used, put);
                    output[put++] = Escape;
                    _place = Place.Text;
                    break;
                default:
                    if ("HfABCDRsuJKhlpm"u8.Contains(raw[used++])) _place = Place.Text;
                    break;
            }
        }

        return (used, put);
    }

    /// <summary>No more comes: whether an escape was held back that now turns out to stand alone.</summary>
    internal bool End()
    {
        var alone = _place == Place.AfterEscape;
        _place = Place.Text;
        return alone;
    }

    private static int Text(ReadOnlySpan<byte> raw, int room)
    {
        var escape = raw.IndexOf(Escape);
        return Math.Min(escape < 0 ? raw.Length : escape, room);
    }
}
