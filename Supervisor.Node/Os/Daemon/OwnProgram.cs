using System.Text;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// This program as it was started: the same file (the host of the runtime, or <c>dotnet</c>), the same arguments and
/// environment, byte for byte. The runtime's threads do not survive a fork, so what other daemons do by forking is done
/// here by starting the program once more.
/// </summary>
internal static unsafe class OwnProgram
{
    /// <summary>Starts it as a child that inherits every descriptor not closed on exec; returns its pid.</summary>
    /// <param name="variable">Added to the environment; one of the same name that is there already is replaced.</param>
    /// <param name="value">Its value.</param>
    /// <param name="limits">What it inherits; they stay this process's limits, too.</param>
    internal static int Spawn(string variable, string value, DescriptorLimits limits)
    {
        var name = Encoding.UTF8.GetBytes(variable + "=");
        byte[][] environment =
        [
            .. Read("environ").Where(e => !e.AsSpan().StartsWith(name)), Encoding.UTF8.GetBytes($"{variable}={value}\0"),
        ];
        using var path = new NativeStrings([Encoding.UTF8.GetBytes(File + "\0")]);
        using var arguments = new NativeStrings(Read("cmdline"));
        using var variables = new NativeStrings(environment);
        limits.Impose();
        int pid;
        var error = Libc.posix_spawn(&pid, path.Pointer[0], null, null, arguments.Pointer, variables.Pointer);
        return error == 0 ? pid : throw new OsError("posix_spawn", error);
    }

    /// <summary>Becomes it, under the same pid. Returns only with an error.</summary>
    internal static OsError Replace()
    {
        using var path = new NativeStrings([Encoding.UTF8.GetBytes(File + "\0")]);
        using var arguments = new NativeStrings(Read("cmdline"));
        using var variables = new NativeStrings(Read("environ"));
        _ = Libc.execve(path.Pointer[0], arguments.Pointer, variables.Pointer);
        return OsError.Last("execve");
    }

    private static string File => Environment.ProcessPath ?? "/proc/self/exe";

    // Each with the zero byte that ends it.
    private static byte[][] Read(string block)
    {
        var bytes = System.IO.File.ReadAllBytes("/proc/self/" + block);
        var strings = new List<byte[]>();
        for (var rest = bytes.AsSpan(); rest.IndexOf((byte)0) is >= 0 and var end; rest = rest[(end + 1)..])
        {
            strings.Add(rest[..(end + 1)].ToArray());
        }

        return [.. strings];
    }
}
