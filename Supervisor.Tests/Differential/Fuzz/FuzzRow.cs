using System.Globalization;

namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>What getAllProcessInfo says about a process.</summary>
internal sealed record FuzzRow(string Group, string Name, string State, int Pid, bool WasStarted, int ExitStatus)
{
    public Puppet Puppet { get; } = Puppet.Of(Name);

    public bool IsRunning => State is "RUNNING" or "STARTING" or "BACKOFF";

    public static FuzzRow Of(Dictionary<string, string> members) => new(
        members["group"], members["name"], members["statename"], Number(members["pid"]), members["start"] != "0", Number(members["exitstatus"]));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
