using System.Runtime.InteropServices;

namespace Supervisor.Cli.Interop;

/// <summary><c>struct pollfd</c>.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollFd(int fd, short events)
{
    public int Fd = fd;
    public short Events = events;
    public short Answered;
}
