namespace Supervisor.Bench.Daemons;

/// <summary>A daemon and its console, by the paths of their programs.</summary>
internal sealed record Contestant(string Name, string Supervisord, string Supervisorctl)
{
    public const string Stock = "stock", Ours = "ours";
}
