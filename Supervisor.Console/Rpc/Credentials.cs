using System.Text;

namespace Supervisor.Cli.Rpc;

/// <summary>What is sent as basic authentication, once both halves are known.</summary>
internal sealed record Credentials(string? UserName, string? Password)
{
    /// <summary>One header line however long the two are, or nothing.</summary>
    public string HeaderLine => UserName is null || Password is null
        ? ""
        : $"Authorization: Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Password}"))}\r\n";
}
