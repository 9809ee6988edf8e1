using Supervisor.Actors.Configuration;
using Supervisor.Actors.Events;
using Supervisor.Actors.Messages;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Rpc;

/// <summary>The daemon as its HTTP servers see it.</summary>
internal interface ISupervisor
{
    /// <summary>RUNNING, or on the way out.</summary>
    Mood Mood { get; }

    /// <summary>The latest word on every process.</summary>
    ProcessBoard Board { get; }

    /// <summary>The configuration last read (getAllConfigInfo shows it, active or not).</summary>
    SupervisorConfig Config { get; }

    /// <summary>The configuration of this life of the daemon, with the groups that are active.</summary>
    SupervisorConfig Active { get; }

    /// <summary>The activity log.</summary>
    IMainLog MainLog { get; }

    /// <summary>What happens on this node, as it happens.</summary>
    Broadcast<TimedEvent> Events { get; }

    /// <summary>Hands a command to the tree; the answer may take as long as the processes do.</summary>
    Task<CommandReply> Ask(SupervisorCommand command);

    /// <summary>Puts a program into an active group; the options are the keys of a <c>[program:x]</c> section.</summary>
    Task<CommandReply> AddProgram(string group, string program, IReadOnlyCollection<KeyValuePair<string, string>> options);

    /// <summary>
    /// Reads the configuration again and compares it with what is active: a Difference, or a Fault CANT_REREAD whose extra
    /// text is the reader's message.
    /// </summary>
    Task<CommandReply> Reread();
}
