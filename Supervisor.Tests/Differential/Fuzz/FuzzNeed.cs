namespace Supervisor.Tests.Differential.Fuzz;

/// <summary>What has to have come about after a step, of a process that had a child when it was made.</summary>
internal abstract record FuzzNeed(string Name, int Pid)
{
    private FuzzNeed()
        : this("", 0)
    {
    }

    public abstract bool IsMet(List<FuzzRow> rows, FuzzDeeds deeds);

    protected bool IsDead(List<FuzzRow> rows) => !rows.Exists(row => row.Name == Name && row.Pid == Pid);

    public sealed record Death(string Name, int Pid) : FuzzNeed(Name, Pid)
    {
        public override bool IsMet(List<FuzzRow> rows, FuzzDeeds deeds) => IsDead(rows);
    }

    /// <summary>It has told of as many deeds, or is dead.</summary>
    public sealed record Deed(string Name, int Pid, int Count) : FuzzNeed(Name, Pid)
    {
        public override bool IsMet(List<FuzzRow> rows, FuzzDeeds deeds) => deeds.Count(Pid) >= Count || IsDead(rows);
    }

    /// <summary>It runs as another child: the daemon has started anew.</summary>
    public sealed record Fresh(string Name, int Pid) : FuzzNeed(Name, Pid)
    {
        public override bool IsMet(List<FuzzRow> rows, FuzzDeeds deeds) =>
            IsDead(rows) && rows.Exists(row => row.Name == Name && row.State == "RUNNING");
    }
}
