using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Pump;

/// <summary>
/// How a log target that took less than it was given (another process reads the pipe behind it, slowly) says
/// when the rest is to be offered again. Without a word from it the pump tries again on its own.
/// </summary>
internal interface IRetrySignal
{
    void RetryWhenWritable(SafeHandle target);
}
