namespace Supervisor.Actors.Fleet.Usage;

/// <summary>What a child and all its descendants use.</summary>
/// <param name="Group">Its process's group.</param>
/// <param name="Name">Its process's name.</param>
/// <param name="Pid">The child.</param>
/// <param name="Cpu">Milliseconds of processor time so far; of descendants that have ended too.</param>
/// <param name="Rss">Resident memory in KiB.</param>
public sealed record ProcessUsage(string Group, string Name, int Pid, long Cpu, long Rss);
