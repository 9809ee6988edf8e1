using System.Globalization;
using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;
using Supervisor.Cli.Terminal;

namespace Supervisor.Cli.PidProxy;

/// <summary>Sends signals on to the pid that stands in a file at that moment; one that asks for an end ends us too.</summary>
internal sealed class SignalForwarder(string pidFile, OutputBytes output, OutputBytes error)
{
    private const int MaxPidFile = 64;

    private static readonly int[] Forwarded = [Signal.Hangup, Signal.Interrupt, Signal.Quit, Signal.User1, Signal.User2, Signal.Terminate];

    public IDisposable Listen() => new Registrations(
        [.. Forwarded.Select(number => PosixSignalRegistration.Create((PosixSignal)number, context =>
        {
            context.Cancel = true;
            Forward(number);
        }))]);

    private void Forward(int signal)
    {
        if (ReadPid() is not { } pid)
        {
            output.Write($"Can't read child pidfile {pidFile}!\n");
            return;
        }
        if (Libc.kill(pid, signal) < 0)
            error.Write($"pidproxy: cannot send signal {signal} to {pid}: {Marshal.GetLastPInvokeErrorMessage()}\n");
        if (signal is Signal.Terminate or Signal.Interrupt or Signal.Quit) Environment.Exit(0);
    }

    /// <summary>Numbers that would reach more than one process are no pids.</summary>
    private int? ReadPid()
    {
        try
        {
            using var file = File.OpenRead(pidFile);
            var bytes = new byte[MaxPidFile];
            var length = file.ReadAtLeast(bytes, MaxPidFile, throwOnEndOfStream: false);
            var text = System.Text.Encoding.ASCII.GetString(bytes, 0, length).Trim();
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pid) && pid > 0 ? pid : null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static class Signal
    {
        public const int Hangup = 1, Interrupt = 2, Quit = 3, User1 = 10, User2 = 12, Terminate = 15;
    }

    private sealed class Registrations(PosixSignalRegistration[] all) : IDisposable
    {
        public void Dispose()
        {
            foreach (var one in all) one.Dispose();
        }
    }
}
