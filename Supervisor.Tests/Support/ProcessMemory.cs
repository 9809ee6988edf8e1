using System.Globalization;

namespace Supervisor.Tests.Support;

/// <summary>What a process takes of the machine's memory, in bytes.</summary>
internal sealed class ProcessMemory(int pid)
{
    private const int Kibi = 1024;

    public long Resident { get; } = Kibi * long.Parse(
        File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))[6..^2].Trim(),
        CultureInfo.InvariantCulture);
}
