using System.Runtime.InteropServices;
using System.Text;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os;

/// <summary>
/// What this machine calls itself, in full: Environment.MachineName ends at the first dot, and Dns.GetHostName brings half
/// of System.Net into a start that needs none of it.
/// </summary>
internal static class NodeName
{
    // Linux's names have at most 64 bytes.
    private const int Size = 256;

    public static unsafe string Read()
    {
        var name = stackalloc byte[Size];
        if (Libc.gethostname(name, Size) < 0) throw OsError.Last("gethostname");
        return Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
    }
}
