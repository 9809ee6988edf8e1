using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>One method in its forms for a process, a group and a node, with what stands behind the name.</summary>
internal sealed record FleetStep(string One, string Group, string All, IReadOnlyList<RpcValue> Rest)
{
    /// <summary>A fault after which the next step is made all the same.</summary>
    public int Ignored { get; init; } = Fault.Success;

    public static FleetStep Start { get; } = new("startProcess", "startProcessGroup", "startAllProcesses", []);
    public static FleetStep Stop { get; } = new("stopProcess", "stopProcessGroup", "stopAllProcesses", []);

    public static FleetStep Signal(string name) => new("signalProcess", "signalProcessGroup", "", [name]);
}
