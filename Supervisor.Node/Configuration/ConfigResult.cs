using System.Collections.Immutable;
using Supervisor.Actors.Configuration;

namespace Supervisor.Node.Configuration;

/// <summary>What reading a configuration gave.</summary>
internal abstract record ConfigResult
{
    private ConfigResult() { }

    /// <summary>Remarks are oddities that the reference passes over in silence; they are for <c>--check</c>.</summary>
    public sealed record Ok(SupervisorConfig Config, ImmutableArray<ConfigProblem> Remarks) : ConfigResult;

    /// <summary>Never empty; the first is the one the reference reports, in its words.</summary>
    public sealed record Failed(ImmutableArray<ConfigProblem> Problems) : ConfigResult
    {
        /// <summary>For <c>CANT_REREAD</c>, and for <c>Error: </c> on the terminal.</summary>
        public string Text => Problems[0].Text;

        /// <summary>
        /// As written to stderr: the two lines of the reference, then every problem that has a place, with it.
        /// </summary>
        public string Report(string program) => string.Concat(
        [
            $"Error: {Text}\nFor help, use {program} -h\n",
            .. Problems.Where(p => p.Origin is not null).Select(p => $"{p}\n"),
        ]);
    }
}
