using Supervisor.Node.Configuration.Ini;

namespace Supervisor.Node.Configuration;

/// <summary>What is wrong or odd in a configuration, in the reference's words where it has any, and where.</summary>
internal sealed record ConfigProblem(string Text, Origin? Origin)
{
    /// <summary><c>FILE:LINE: text</c></summary>
    public override string ToString() => Origin is { } origin ? $"{origin}: {Text}" : Text;
}
