namespace Supervisor.Node.CommandLine;

/// <summary>What <c>--check</c> asks for.</summary>
internal enum CheckMode
{
    None,
    Summary,
    Json,
}
