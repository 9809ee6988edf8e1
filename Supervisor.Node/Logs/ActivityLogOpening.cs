namespace Supervisor.Node.Logs;

/// <summary>What came of opening the activity log.</summary>
internal abstract record ActivityLogOpening
{
    private ActivityLogOpening() { }

    internal sealed record Opened(ActivityLog Log) : ActivityLogOpening;

    /// <summary>For <c>Error: TEXT</c> and exit code 2 (specification, Appendix C).</summary>
    internal sealed record Failed(string Error) : ActivityLogOpening;
}
