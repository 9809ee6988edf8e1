using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Fleet.Actions;

/// <summary>What can be done to processes of a fleet, and the words for it.</summary>
internal abstract record FleetAction(string Verb, string Done)
{
    /// <summary>A result that is told and is no failure: what was wanted is so already.</summary>
    public virtual int Ignored => Fault.Success;

    /// <summary>The calls that make it, one after the other; a failure ends them.</summary>
    public abstract IReadOnlyList<FleetStep> Steps { get; }

    /// <summary>Whole groups and nodes may be given to the server as such, which keeps the order of priorities.</summary>
    public virtual bool ActsOnGroups => true;

    internal sealed record Start() : FleetAction("start", "started")
    {
        public override int Ignored => Fault.AlreadyStarted;
        public override IReadOnlyList<FleetStep> Steps => [FleetStep.Start];
    }

    internal sealed record Stop() : FleetAction("stop", "stopped")
    {
        public override int Ignored => Fault.NotRunning;
        public override IReadOnlyList<FleetStep> Steps => [FleetStep.Stop];
    }

    internal sealed record Restart() : FleetAction("restart", "restarted")
    {
        public override IReadOnlyList<FleetStep> Steps => [FleetStep.Stop with { Ignored = Fault.NotRunning }, FleetStep.Start];
    }

    internal sealed record Signal(string Name) : FleetAction("signal", "signalled")
    {
        public override bool ActsOnGroups => false;
        public override IReadOnlyList<FleetStep> Steps => [FleetStep.Signal(Name)];
    }
}
