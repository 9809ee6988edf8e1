using System.Runtime.InteropServices;

namespace Supervisor.Cli.Rpc;

/// <summary>A fault for which the command at hand has no text of its own.</summary>
internal sealed class FaultException(RpcReply.Fault fault) : CommandException($"{fault.Text} (fault {fault.Code})");

/// <summary>The server answered with another HTTP status than 200.</summary>
internal sealed class HttpStatusException(int status, string reason)
    : CommandException($"the server answered with HTTP status {status} {reason}")
{
    public int Status => status;
}

/// <summary>An answer that is not what the protocol promises.</summary>
internal sealed class ReplyException(string message) : CommandException(message);

/// <summary>The server could not be reached, or the connection broke.</summary>
internal sealed class ConnectionException(int errno) : CommandException(Marshal.GetPInvokeErrorMessage(errno))
{
    public bool IsRefused => errno == Interop.Errno.ECONNREFUSED;
    public bool IsNoSuchFile => errno == Interop.Errno.ENOENT;
    public bool IsPermissionDenied => errno == Interop.Errno.EACCES;
}
