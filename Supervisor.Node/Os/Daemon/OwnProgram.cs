using System.Runtime.InteropServices;
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
    /// <summary>
    /// The path by which it was executed, as a script is told it: in full where the shell had to search. Of
    /// <c>dotnet PATH.dll</c> it is PATH.
    /// </summary>
    /// <param name="arguments">Those of Main, which end the command line.</param>
    internal static string CalledAs(string[] arguments)
    {
        var words = Arguments();
        return words.Length == arguments.Length + 1
            ? Marshal.PtrToStringUTF8((nint)File) ?? ""
            : Path.ChangeExtension(Encoding.UTF8.GetString(words[^(arguments.Length + 1)].AsSpan()[..^1]), null);
    }

    /// <summary>
    /// The environment it was executed with, each entry with its zero byte. From the C library: /proc/self/environ may not be read
    /// any more by a process that was root and is not.
    /// </summary>
    internal static byte[][] Environment
    {
        get
        {
            var entries = new List<byte[]>();
            for (var entry = *(byte***)NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), "environ"); entry is not null && *entry is not null; entry++)
            {
                entries.Add([.. MemoryMarshal.CreateReadOnlySpanFromNullTerminated(*entry), 0]);
            }

            return [.. entries];
        }
    }

    /// <summary>Starts it as a child that inherits every descriptor not closed on exec; returns its pid.</summary>
    /// <param name="variable">Added to the environment; one of the same name that is there already is replaced.</param>
    /// <param name="value">Its value.</param>
    /// <param name="limits">What it inherits; they stay this process's limits, too.</param>
    internal static int Spawn(string variable, string value, DescriptorLimits limits)
    {
        var name = Encoding.UTF8.GetBytes(variable + "=");
        byte[][] environment =
        [
            .. Environment.Where(e => !e.AsSpan().StartsWith(name)), Encoding.UTF8.GetBytes($"{variable}={value}\0"),
        ];
        using var arguments = new NativeStrings(Arguments());
        using var variables = new NativeStrings(environment);
        limits.Impose();
        int pid;
        var error = Libc.posix_spawn(&pid, File, null, null, arguments.Pointer, variables.Pointer);
        return error == 0 ? pid : throw new OsError("posix_spawn", error);
    }

    /// <summary>Becomes it, under the same pid. Returns only with an error.</summary>
    internal static OsError Replace()
    {
        using var arguments = new NativeStrings(Arguments());
        using var variables = new NativeStrings(Environment);
        _ = Libc.execve(File, arguments.Pointer, variables.Pointer);
        return OsError.Last("execve");
    }

    // Valid in the working directory of the start, as all of it is: nothing here comes after the change of directory.
    private static byte* File => (byte*)Libc.getauxval(Libc.AT_EXECFN);

    // Each with the zero byte that ends it.
    private static byte[][] Arguments()
    {
        var bytes = System.IO.File.ReadAllBytes("/proc/self/cmdline");
        var strings = new List<byte[]>();
        for (var rest = bytes.AsSpan(); rest.IndexOf((byte)0) is >= 0 and var end; rest = rest[(end + 1)..])
        {
            strings.Add(rest[..(end + 1)].ToArray());
        }

        return [.. strings];
    }
}
