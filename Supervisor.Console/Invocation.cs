using System.Runtime.InteropServices;
using Supervisor.Cli.Interop;

namespace Supervisor.Cli;

/// <summary>The path by which this program was started; its last part chooses the program it is.</summary>
internal static class Invocation
{
    private const string DefaultName = "supervisorctl";

    public static string Program { get; } = Find();

    public static string Name => Path.GetFileName(Program);

    private static unsafe string Find()
    {
        var executed = Marshal.PtrToStringUTF8((nint)Libc.getauxval(Libc.AT_EXECFN));
        return string.IsNullOrEmpty(executed) || Path.GetFileName(executed) == "dotnet"
            ? Path.Combine(AppContext.BaseDirectory, DefaultName)
            : executed;
    }
}
