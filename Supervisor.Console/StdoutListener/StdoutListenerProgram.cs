using System.Globalization;
using Supervisor.Cli.Interop;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.StdoutListener;

/// <summary>
/// supervisor_stdout: an event listener that gives every payload back as its result, for a pool whose
/// <c>result_handler</c> shows it on the daemon's stdout.
/// </summary>
internal static class StdoutListenerProgram
{
    private const int MaxPayload = 16 * 1024 * 1024;

    private static readonly OutputBytes Error = new(Libc.STDERR_FILENO);

    public static int Run()
    {
        var (input, output) = (new InputBytes(Libc.STDIN_FILENO), new OutputBytes(Libc.STDOUT_FILENO));
        while (true)
        {
            output.Write("READY\n");
            if (input.ReadLine() is not { } header) return 0;
            if (Length(header) is not { } length)
            {
                Error.Write($"supervisor_stdout: no header of an event: {header}\n");
                return 1;
            }

            if (Read(input, length) is not { } payload) return 0;
            output.Write([.. System.Text.Encoding.ASCII.GetBytes($"RESULT {length}\n"), .. payload]);
        }
    }

    private static int? Length(string header) =>
        header.Split(' ').LastOrDefault(word => word.StartsWith("len:", StringComparison.Ordinal)) is { } word
        && int.TryParse(word[4..], NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= MaxPayload
            ? length
            : null;

    private static byte[]? Read(InputBytes input, int length)
    {
        var payload = new byte[length];
        for (var i = 0; i < length; i++)
        {
            var next = input.ReadByte();
            if (next < 0) return null;
            payload[i] = (byte)next;
        }

        return payload;
    }
}
