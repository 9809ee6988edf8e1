using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Daemon;

/// <summary>Makes child logs as the life being lived has them configured.</summary>
internal sealed class CurrentChildLogs : IChildLogFactory
{
    private volatile ChildLogFactory? _factory;

    public void Become(ChildLogFactory factory) => _factory = factory;

    public IChildLogs Create(string group, ProcessConfig process, OutputTeller teller) =>
        _factory?.Create(group, process, teller) ?? throw new InvalidOperationException("There is no life yet to make logs for.");
}
