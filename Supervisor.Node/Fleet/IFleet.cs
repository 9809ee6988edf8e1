using System.Collections.Immutable;
using Supervisor.Actors.Events;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Fleet;

/// <summary>The fleet as this daemon's HTTP servers see it. Nodes are meant by name or by address.</summary>
internal interface IFleet
{
    /// <summary>How long a node has to say that it has begun with a command.</summary>
    static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    /// <summary>This node's name.</summary>
    string NodeName { get; }

    /// <summary>Every node that is known, this one among them, by name; from memory.</summary>
    ImmutableArray<NodeState> Nodes();

    /// <summary>The one node that is meant, or a fault that says why there is none. It need not be reachable.</summary>
    (NodeState? Node, CommandReply.Fault? Fault) Find(string node);

    /// <summary>What happens, as it happens.</summary>
    Broadcast<FleetEvent> Events { get; }

    /// <summary>Hands a command to a node; the answer may take as long as the processes do.</summary>
    Task<CommandReply> Ask(string node, SupervisorCommand order);

    /// <summary>
    /// Reads the log of a process of a node; the last step is always the end, with a fault where the log cannot be read, or not any
    /// further.
    /// </summary>
    IAsyncEnumerable<LogStep> ReadLog(string node, LogQuery query, CancellationToken cancel);

    /// <summary>What children use, by the names of their nodes; of nodes that answer soon enough.</summary>
    Task<ImmutableArray<KeyValuePair<string, ProcessUsage>>> Usage();

    /// <summary>The node is to leave in good order; the answer says that this has begun.</summary>
    CommandReply Leave(string node);

    /// <summary>The node is given up; the answer says that this has begun.</summary>
    CommandReply Down(string node);
}
