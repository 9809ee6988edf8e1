using System.Buffers.Text;

namespace Supervisor.Node.Fleet.Usage;

/// <summary>What <c>/proc/PID/stat</c> says of a process's place in the tree and of what it uses.</summary>
/// <param name="Pid">The process.</param>
/// <param name="Parent">Its parent.</param>
/// <param name="Group">Its process group.</param>
/// <param name="Ticks">Processor time, its own and that of children it has reaped.</param>
/// <param name="Pages">Resident memory.</param>
internal readonly record struct ProcStat(int Pid, int Parent, int Group, long Ticks, long Pages)
{
    // Places behind the name, which may itself have blanks and brackets in it: state is 0.
    private const int ParentAt = 1, GroupAt = 2, FirstTimeAt = 11, LastTimeAt = 14, PagesAt = 21;

    /// <summary>Null for what is no such line.</summary>
    public static ProcStat? Parse(ReadOnlySpan<byte> line)
    {
        var name = line.IndexOf((byte)'(');
        var end = line.LastIndexOf((byte)')');
        if (name < 1 || end < name || !Utf8Parser.TryParse(line[..(name - 1)], out int pid, out _)) return null;
        var (parent, group, ticks, pages, place) = (0, 0, 0L, 0L, -1);
        foreach (var field in line[(end + 1)..].Split((byte)' '))
        {
            var text = line[(end + 1)..][field];
            if (text.IsEmpty) continue;
            if (++place == 0) continue;
            if (!Utf8Parser.TryParse(text, out long value, out _)) value = 0;
            switch (place)
            {
                case ParentAt: parent = (int)value; break;
                case GroupAt: group = (int)value; break;
                case >= FirstTimeAt and <= LastTimeAt: ticks += value; break;
                case PagesAt: pages = value; break;
            }
        }

        return place >= PagesAt ? new(pid, parent, group, ticks, pages) : null;
    }
}
