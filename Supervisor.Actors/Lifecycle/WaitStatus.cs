using System.Globalization;

namespace Supervisor.Actors.Lifecycle;

/// <summary>The kernel's word on how a child ended (wait(2)).</summary>
public readonly record struct WaitStatus
{
    private WaitStatus(int exitCode, int signal, bool coreDumped) =>
        (ExitCode, Signal, CoreDumped) = (exitCode, signal, coreDumped);

    /// <summary>The exit code, or -1 when a signal ended it.</summary>
    public int ExitCode { get; }

    /// <summary>The signal that ended it, or 0.</summary>
    public int Signal { get; }

    /// <summary>Whether the kernel wrote a core file.</summary>
    public bool CoreDumped { get; }

    /// <summary>It called exit with this code.</summary>
    public static WaitStatus Exited(int code) => new(code, 0, false);

    /// <summary>A signal ended it.</summary>
    public static WaitStatus Killed(int signal, bool coreDumped = false) => new(-1, signal, coreDumped);

    /// <summary><c>exit status 2</c>, or <c>terminated by SIGSEGV (core dumped)</c> (specification 4.5).</summary>
    public override string ToString() => Signal == 0
        ? string.Create(CultureInfo.InvariantCulture, $"exit status {ExitCode}")
        : $"terminated by {Signals.Name(Signal)}{(CoreDumped ? " (core dumped)" : "")}";
}
