using System.Runtime.InteropServices;

namespace Supervisor.Node.Os;

/// <summary>A system call that failed. Thrown inside Os and Logs only; one level up it becomes a value.</summary>
internal sealed class OsError(string call, int errno) : Exception($"{call}: {Marshal.GetPInvokeErrorMessage(errno)}")
{
    internal string Call { get; } = call;

    internal int Errno { get; } = errno;

    /// <summary>The reason alone, as <c>strerror</c> has it.</summary>
    internal string Reason => Marshal.GetPInvokeErrorMessage(Errno);

    /// <summary>To be called on the line after the call that failed.</summary>
    internal static OsError Last(string call) => new(call, Marshal.GetLastPInvokeError());
}
