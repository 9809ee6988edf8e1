using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The limits of descriptors that children start with: what was inherited, or <c>minfds</c> if that is more, as the
/// reference's children have them. The daemon's own limit is higher (<see cref="DescriptorLimits"/>). A limit belongs to the
/// process and not to a thread, so it is lowered for the moment of a spawn. A daemon with nearly as many descriptors open would
/// meet it meanwhile in whatever else it does; there the child is given its limit as soon as it is there.
/// </summary>
internal static class ChildLimits
{
    // So many descriptors are hardly opened during a spawn.
    private const int Margin = 256;

    private static DescriptorLimits? _children;

    /// <summary>Once, at the first start: a reload changes no limits.</summary>
    internal static void Adopt(int minFds) => _children = DescriptorLimits.ForChildren(minFds);

    /// <summary>In force until it is disposed. Nothing where limits were never adopted.</summary>
    /// <param name="newest">The descriptor opened last: those below it are in use.</param>
    internal static Lowered Lower(int newest = 0) => new(_children, newest);

    internal readonly ref struct Lowered
    {
        private readonly DescriptorLimits? _limits;
        private readonly bool _inForce;

        internal Lowered(DescriptorLimits? limits, int newest)
        {
            _limits = limits is { } l && l.Soft < l.Hard ? l : null;
            _inForce = _limits is { } wanted && (ulong)newest + Margin < wanted.Soft;
            if (_inForce) _limits?.Impose();
        }

        /// <summary>For a child that could not be born with them.</summary>
        internal unsafe void GiveTo(int pid)
        {
            if (_inForce || _limits is not { } limits) return;
            var wanted = new Libc.ResourceLimit { Soft = limits.Soft, Hard = limits.Hard };
            _ = Libc.prlimit(pid, Libc.RLIMIT_NOFILE, &wanted, null);
        }

        public void Dispose()
        {
            if (_inForce && _limits is { } limits) (limits with { Soft = limits.Hard }).Impose();
        }
    }
}
