using Supervisor.Actors.Configuration;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>A part of a node's table, small enough for one message; <paramref name="Index"/> counts from 0.</summary>
public sealed record TablePart(
    NodeId Node, long Version, DaemonFacts Facts, int Index, bool IsLast, EquatableArray<ProcessInfo> Rows);
