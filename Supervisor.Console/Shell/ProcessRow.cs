using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>One process as <c>getAllProcessInfo</c> shows it.</summary>
internal sealed record ProcessRow(string Group, string Name, int State, string StateName, string Description, long Pid, RpcValue Source)
{
    public const int Running = 20;

    public string Namespec => Shell.Namespec.Join(Group, Name);

    /// <summary>STOPPED, EXITED, FATAL or UNKNOWN.</summary>
    public bool IsDown => State is 0 or 100 or 200 or 1000;

    public static ProcessRow From(RpcValue info) => new(
        info["group"].AsText(), info["name"].AsText(), (int)info["state"].AsNumber(), info["statename"].AsText(),
        info["description"].AsText(), info["pid"].AsNumber(), info);

    public static List<ProcessRow> ListFrom(RpcValue infos) => [.. infos.AsList().Select(From)];
}
