using System.Text;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// Stderr, written as it is composed and without a copy of the descriptor. <see cref="Console.Error"/> makes such a copy, which
/// would hold the terminal for as long as the daemon lives; a <see cref="FileStream"/> would write to a file at an offset of
/// its own, over the lines of whoever shares that file. A failure to write is nobody's concern.
/// </summary>
internal sealed class ErrorWriter : TextWriter
{
    private const int Stderr = 2;

    internal static ErrorWriter Instance { get; } = new();

    public override Encoding Encoding { get; } = new UTF8Encoding(false);

    public override void Write(char value) => Write(value.ToString());

    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    public override void WriteLine(string? value) => Write(value + "\n");

    public override unsafe void Write(string? value)
    {
        fixed (byte* bytes = Encoding.GetBytes(value ?? ""))
        {
            if (bytes is not null) _ = Libc.write(Stderr, bytes, (nuint)Encoding.GetByteCount(value!));
        }
    }
}
