using System.Globalization;
using System.Runtime.InteropServices;

namespace Supervisor.Bench.Measuring;

/// <summary>The machine and the day, without which no figure means anything.</summary>
internal static class MachineText
{
    private const double BytesPerGigabyte = 1 << 30;

    public static string Describe()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / BytesPerGigabyte;
        return string.Create(CultureInfo.InvariantCulture,
            $"{TimeProvider.System.GetLocalNow():yyyy-MM-dd}, {Environment.ProcessorCount} × {Processor()}, {memory:0} GB, {Kernel()}, .NET {Environment.Version}; load averages at the end: {Load()}");
    }

    private static string Processor() => ValueOf("/proc/cpuinfo", "model name") ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string Kernel() => $"Linux {File.ReadAllText("/proc/sys/kernel/osrelease").Trim()}";

    private static string Load() => string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3));

    private static string? ValueOf(string file, string key) =>
        File.ReadLines(file).FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();
}
