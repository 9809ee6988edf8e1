using Supervisor.Cli.Interop;
using Supervisor.Cli.Options;
using Supervisor.Cli.Sample;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli;

/// <summary>Four programs in one binary; links under the other three names lead to them.</summary>
internal static class Program
{
    private const int BadUsage = 2;

    // As a shell reports a program that a signal ended.
    private const int Interrupted = 128 + Libc.SIGINT;

    private static int Main(string[] arguments)
    {
        try
        {
            return Invocation.Name switch
            {
                "pidproxy" => PidProxy.PidProxyProgram.Run(Invocation.Program, arguments),
                "echo_supervisord_conf" => SampleProgram.Run(),
                "supervisor_stdout" => StdoutListener.StdoutListenerProgram.Run(),
                _ => ConsoleProgram.Run(Invocation.Program, arguments),
            };
        }
        catch (UsageException problem)
        {
            new OutputBytes(Libc.STDERR_FILENO).Write(
                $"Error: {problem.Message}\nFor help, use {Invocation.Program} -h\n");
            return BadUsage;
        }
        catch (UserInterruptException)
        {
            return Interrupted;
        }
        catch (OutputClosedException)
        {
            return Shell.ExitStatus.Generic;
        }
    }
}
