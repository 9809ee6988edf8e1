using System.Text;

namespace Supervisor.Cli.Terminal;

internal enum KeyKind
{
    Character,
    Enter,
    Tab,
    Backspace,
    Delete,
    Left,
    Right,
    Up,
    Down,
    Home,
    End,
    PageUp,
    PageDown,
    KillToEnd,
    KillToStart,
    KillWord,
    Clear,
    Interrupt,
    Suspend,
    Escape,
    EndOfInput,
    Unknown,
}

/// <summary>A key as the line editor understands it.</summary>
internal readonly record struct Key(KeyKind Kind, Rune Rune = default)
{
    public static implicit operator Key(KeyKind kind) => new(kind);
}
