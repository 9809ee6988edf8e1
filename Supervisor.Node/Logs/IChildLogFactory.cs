using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Logs;

/// <summary>Makes the logs of a process slot; AUTO files get their names here.</summary>
internal interface IChildLogFactory
{
    IChildLogs Create(string group, ProcessConfig process, OutputTeller teller);
}
