namespace Supervisor.Cli.Top;

/// <summary>What the processes are ordered by.</summary>
internal enum TopSort
{
    Name,
    Cpu,
    Memory,
    Restarts,
    Uptime,
    State,
}
