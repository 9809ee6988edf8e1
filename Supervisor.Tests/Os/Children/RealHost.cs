using Supervisor.Actors.Configuration;
using Supervisor.Node.Os;
using Supervisor.Node.Os.Children;
using Supervisor.Node.Os.Pump;
using Supervisor.Node.Os.Users;
using Supervisor.Tests.Logs;

namespace Supervisor.Tests.Os.Children;

/// <summary>The host as the daemon has it, except for the logs. Only within <see cref="Support.OwnProcess"/>.</summary>
internal sealed class RealHost
{
    private readonly RecordingLogFactory _logs = new();
    private readonly ProcessHost _host;
    private int _names;

    public RealHost(IUserDatabase? users = null, SpawnAbilities? abilities = null, Func<string?>? serverUrl = null)
    {
        ChildSignal.SetDefault();
        _host = new(_logs, new ChildPump(Log), Log, TimeProvider.System, ChildEnvironment.Capture(serverUrl ?? (() => null)),
            users ?? new SystemUserDatabase(), abilities);
    }

    public RecordingLog Log { get; } = new();

    public SlotOwner Open(string command) => Open(new ProcessConfig { Name = $"p{++_names}", Command = command });

    public SlotOwner Shell(string script) => Open($"/bin/sh -c '{script}'");

    public SlotOwner Open(ProcessConfig process, string group = "g")
    {
        var owner = new SlotOwner { Slot = null!, Logs = null! };
        owner.Slot = _host.Open(group, process, owner);
        owner.Logs = _logs.Made[process.Name];
        return owner;
    }
}
