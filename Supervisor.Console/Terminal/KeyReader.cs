using System.Text;

namespace Supervisor.Cli.Terminal;

/// <summary>Makes keys of the bytes a terminal in raw mode sends.</summary>
internal sealed class KeyReader(Func<int> nextByte)
{
    private const int Escape = 27;

    public Key Read() => nextByte() switch
    {
        < 0 => KeyKind.EndOfInput,
        1 => KeyKind.Home,
        2 => KeyKind.Left,
        3 => KeyKind.Interrupt,
        4 => KeyKind.EndOfInput,
        5 => KeyKind.End,
        6 => KeyKind.Right,
        8 or 127 => KeyKind.Backspace,
        9 => KeyKind.Tab,
        10 or 13 => KeyKind.Enter,
        11 => KeyKind.KillToEnd,
        12 => KeyKind.Clear,
        14 => KeyKind.Down,
        16 => KeyKind.Up,
        21 => KeyKind.KillToStart,
        23 => KeyKind.KillWord,
        26 => KeyKind.Suspend,
        Escape => ReadSequence(),
        < 32 => KeyKind.Unknown,
        var first => ReadCharacter((byte)first),
    };

    private Key ReadSequence() => nextByte() switch
    {
        '[' => ReadControlSequence(),
        'O' => Named(nextByte()),
        < 0 => KeyKind.Escape,
        _ => KeyKind.Unknown,
    };

    /// <summary>Parameters up to a final byte: <c>[A</c>, <c>[3~</c>, <c>[1;5C</c>.</summary>
    private Key ReadControlSequence()
    {
        var first = 0;
        var hasFirst = false;
        while (true)
        {
            var next = nextByte();
            if (next is >= '0' and <= '9' && !hasFirst) first = Math.Min(first * 10 + next - '0', 1000);
            else if (next is ';' or (>= '0' and <= '9')) hasFirst = true;
            else return next == '~' ? Numbered(first) : Named(next);
        }
    }

    private static Key Numbered(int number) => number switch
    {
        1 or 7 => KeyKind.Home,
        3 => KeyKind.Delete,
        4 or 8 => KeyKind.End,
        5 => KeyKind.PageUp,
        6 => KeyKind.PageDown,
        _ => KeyKind.Unknown,
    };

    private static Key Named(int letter) => letter switch
    {
        'A' => KeyKind.Up,
        'B' => KeyKind.Down,
        'C' => KeyKind.Right,
        'D' => KeyKind.Left,
        'F' => KeyKind.End,
        'H' => KeyKind.Home,
        < 0 => KeyKind.EndOfInput,
        _ => KeyKind.Unknown,
    };

    private Key ReadCharacter(byte first)
    {
        Span<byte> bytes = stackalloc byte[4];
        bytes[0] = first;
        var length = first switch { >= 0xf0 => 4, >= 0xe0 => 3, >= 0xc0 => 2, _ => 1 };
        for (var i = 1; i < length; i++)
        {
            var next = nextByte();
            if (next is not (>= 0x80 and < 0xc0)) return next < 0 ? KeyKind.EndOfInput : KeyKind.Unknown;
            bytes[i] = (byte)next;
        }
        Rune.DecodeFromUtf8(bytes[..length], out var rune, out _);
        return new(KeyKind.Character, rune);
    }
}
