using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;
using Supervisor.Node.Rpc;

namespace Supervisor.Node.Cluster;

/// <summary>The daemon's life of the moment, for what outlives a reload. After its end the last one still answers.</summary>
internal sealed class CurrentSupervisor(ISupervisor first) : ISupervisor
{
    private volatile ISupervisor _supervisor = first;

    public Mood Mood => _supervisor.Mood;

    public ProcessBoard Board => _supervisor.Board;

    public SupervisorConfig Config => _supervisor.Config;

    public SupervisorConfig Active => _supervisor.Active;

    public IMainLog MainLog => _supervisor.MainLog;

    public Broadcast<TimedEvent> Events => _supervisor.Events;

    public void Become(ISupervisor supervisor) => _supervisor = supervisor;

    public Task<CommandReply> Ask(SupervisorCommand command) => _supervisor.Ask(command);

    public Task<CommandReply> AddProgram(string group, string program, IReadOnlyCollection<KeyValuePair<string, string>> options) =>
        _supervisor.AddProgram(group, program, options);

    public Task<CommandReply> Reread() => _supervisor.Reread();
}
