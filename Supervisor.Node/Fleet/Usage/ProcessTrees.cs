using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Fleet.Usage;

/// <summary>
/// Adds up what the children of a daemon and all that came of them use. A descendant is found by its parents, and, where those
/// are gone, by the process group that its ancestor leads.
/// </summary>
internal static class ProcessTrees
{
    // The kernel tells times to programs in these, on every machine.
    private const int MillisecondsPerTick = 10;

    public static IEnumerable<ProcessUsage> Sum(IEnumerable<ProcessInfo> children, IReadOnlyList<ProcStat> all, int pageSize)
    {
        var byPid = all.ToDictionary(p => p.Pid);
        var owners = children.Where(c => byPid.ContainsKey(c.Pid)).DistinctBy(c => c.Pid).ToDictionary(c => c.Pid);
        var found = new Dictionary<int, int>();
        return all
            .Select(p => (Stat: p, Root: RootOf(p.Pid, byPid, owners, found)))
            .Where(p => p.Root != 0)
            .GroupBy(p => p.Root, p => p.Stat)
            .Select(tree => new ProcessUsage(
                owners[tree.Key].Group,
                owners[tree.Key].Name,
                tree.Key,
                tree.Sum(p => p.Ticks) * MillisecondsPerTick,
                tree.Sum(p => p.Pages) * pageSize / 1024));
    }

    // 0: none of ours. Parents never form a circle, but the pass took time: what it saw may.
    private static int RootOf(int pid, Dictionary<int, ProcStat> all, Dictionary<int, ProcessInfo> owners, Dictionary<int, int> found)
    {
        if (owners.ContainsKey(pid)) return pid;
        if (found.TryGetValue(pid, out var known)) return known;
        if (!all.TryGetValue(pid, out var stat)) return 0;
        found[pid] = owners.ContainsKey(stat.Group) ? stat.Group : 0;
        return found[pid] = RootOf(stat.Parent, all, owners, found) is not 0 and var root ? root : found[pid];
    }
}
