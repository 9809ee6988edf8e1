using System.Collections.Immutable;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Os.Daemon;

/// <summary>What came of a step of the start that is taken before there is a log.</summary>
internal abstract record StartStep
{
    private StartStep() { }

    /// <summary>To be logged, together with the configuration's own messages, once the activity log is open.</summary>
    internal sealed record Done(ImmutableArray<ConfigMessage> Messages) : StartStep;

    /// <summary>For <c>Error: TEXT</c> and exit status 2 (specification, Appendix C).</summary>
    internal sealed record Failed(string Error) : StartStep;

    internal static StartStep Nothing { get; } = new Done([]);
}
