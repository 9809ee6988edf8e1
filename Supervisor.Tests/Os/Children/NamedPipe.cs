using System.Runtime.InteropServices;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.Os.Children;

/// <summary>A gate for a script: it reads the pipe, and goes on when the test opens it.</summary>
internal static partial class NamedPipe
{
    public static string Make(TempDir dir)
    {
        Assert.Equal(0, mkfifo(dir.File("gate"), 0b110_000_000));
        return dir.File("gate");
    }

    public static Task Open(string path) => File.WriteAllTextAsync(path, "\n");

    [LibraryImport("libc", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int mkfifo(string path, uint mode);
}
