namespace Supervisor.Cli.Interop;

/// <summary>Error numbers of Linux, in their native spelling.</summary>
internal static class Errno
{
    internal const int ENOENT = 2, EINTR = 4, EACCES = 13, EPIPE = 32, ECONNREFUSED = 111;
}
