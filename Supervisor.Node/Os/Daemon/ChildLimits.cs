namespace Supervisor.Node.Os.Daemon;

/// <summary>
/// The limits of descriptors that children start with: what was inherited, or <c>minfds</c> if that is more, as the
/// reference's children have them. The daemon's own limit is higher (<see cref="DescriptorLimits"/>). A limit belongs to the
/// process and not to a thread, so it is lowered for the moment of a spawn, which only a daemon notices that has more
/// descriptors open at that moment than the reference may have at all.
/// </summary>
internal static class ChildLimits
{
    private static DescriptorLimits? _children;

    /// <summary>Once, at the first start: a reload changes no limits.</summary>
    internal static void Adopt(int minFds) => _children = DescriptorLimits.ForChildren(minFds);

    /// <summary>In force until it is disposed. Nothing where limits were never adopted.</summary>
    internal static Lowered Lower() => new(_children);

    internal readonly ref struct Lowered
    {
        private readonly DescriptorLimits? _limits;

        internal Lowered(DescriptorLimits? limits)
        {
            _limits = limits is { } l && l.Soft < l.Hard ? l : null;
            _limits?.Impose();
        }

        public void Dispose() => (_limits is { } l ? l with { Soft = l.Hard } : (DescriptorLimits?)null)?.Impose();
    }
}
