using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Golden;

/// <summary>
/// Text that was reviewed once and must not change by itself. <c>ACCEPT_GOLDEN=1 dotnet test …</c> writes what the code says now
/// into the source tree, to be reviewed as source.
/// </summary>
internal static class GoldenFile
{
    public static void Holds(string name, string text, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "..", "Golden", name);
        if (Environment.GetEnvironmentVariable("ACCEPT_GOLDEN") == "1") File.WriteAllText(path, text);
        Assert.True(File.Exists(path), $"There is no {path}: run with ACCEPT_GOLDEN=1 and review it.");
        Assert.Equal(File.ReadAllText(path), text);
    }
}
