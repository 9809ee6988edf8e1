using Supervisor.Cli.Interop;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.Sample;

/// <summary>echo_supervisord_conf: prints a configuration to begin with; arguments mean nothing to it.</summary>
internal static class SampleProgram
{
    private const string Resource = "supervisord.conf";

    public static int Run()
    {
        new OutputBytes(Libc.STDOUT_FILENO).Write(Text());
        return 0;
    }

    public static byte[] Text()
    {
        using var stream = typeof(SampleProgram).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not in the assembly");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
