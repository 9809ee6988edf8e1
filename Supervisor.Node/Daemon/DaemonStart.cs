using System.Collections.Immutable;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration;
using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Users;

namespace Supervisor.Node.Daemon;

/// <summary>What the command line asked for, and the means to do it.</summary>
/// <param name="Request">How the configuration is read, now and at every reload.</param>
/// <param name="Config">As it was read first.</param>
/// <param name="Users">The machine's users and groups.</param>
/// <param name="Daemonizer">Null in the foreground.</param>
/// <param name="Error">Where start-up errors go.</param>
internal sealed record DaemonStart(
    ConfigRequest Request, SupervisorConfig Config, IUserDatabase Users, Daemonizer? Daemonizer, TextWriter Error)
{
    /// <summary>The user switch; at the first start, the limits as well (specification 3.1, steps 2 and 3).</summary>
    public StartStep Prepare(DaemonConfig daemon, bool isFirst) => Privileges.Become(daemon.Uid, Users) switch
    {
        StartStep.Done switched when isFirst => ResourceLimits.Raise(daemon.MinFds, daemon.MinProcs) switch
        {
            StartStep.Done raised => new StartStep.Done(switched.Messages.AddRange(raised.Messages)),
            var failed => failed,
        },
        var step => step,
    };

    /// <summary>The most severe first, as the reference logs what it had collected.</summary>
    public static ImmutableArray<ConfigMessage> Sort(IEnumerable<ConfigMessage> messages) =>
        [.. messages.OrderByDescending(m => m.Level)];
}
