using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.PidProxy;

/// <summary>
/// pidproxy PIDFILE COMMAND [ARG…]: stands in for a daemon that puts itself into the background. It starts the command and
/// sends every signal it gets to the process that the pid file names.
/// </summary>
internal static class PidProxyProgram
{
    private static readonly OutputBytes Output = new(Libc.STDOUT_FILENO);
    private static readonly OutputBytes Error = new(Libc.STDERR_FILENO);

    public static int Run(string program, string[] arguments)
    {
        if (arguments.Length < 2)
        {
            Output.Write($"""
                pidproxy -- run a command and pass signals to the process that its pid file names

                Usage: {program} PIDFILE COMMAND [ARG ...]

                """);
            return 1;
        }
        // A parent may have left it ignored, and then no child could be waited for.
        Libc.signal(Libc.SIGCHLD, Libc.SIG_DFL);
        var forwarder = new SignalForwarder(arguments[0], Output, Error);
        using var signals = forwarder.Listen();
        return Watch(arguments[1..]);
    }

    private static int Watch(string[] command)
    {
        var path = Path.GetFullPath(command[0]);
        if (ChildProcess.Start(path, command, out var pid) is > 0 and var errno)
        {
            Error.Write($"pidproxy: cannot run {path}: {Marshal.GetPInvokeErrorMessage(errno)}\n");
            return 1;
        }
        ChildProcess.Wait(pid);
        return 0;
    }
}
