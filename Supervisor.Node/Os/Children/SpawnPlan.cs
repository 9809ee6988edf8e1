namespace Supervisor.Node.Os.Children;

/// <summary>Where a spawn failed.</summary>
internal enum SpawnStep
{
    None,
    SetGroups,
    SetGroup,
    SetUser,
    EnterDirectory,
    Spawn,
}

/// <summary>All that <see cref="SpawnWindow"/> needs, and what came of it: numbers and native memory only.</summary>
internal unsafe struct SpawnPlan
{
    /// <summary>The ids of the thread, to be taken back.</summary>
    internal ThreadIds Own;

    /// <summary>The ids the thread has while it spawns: the user's as real ones, its own as the others.</summary>
    internal ThreadIds Child;

    /// <summary>Whether the two differ.</summary>
    internal bool SwitchesUser;

    /// <summary>The directory to enter, with <c>/.</c> behind it: to find that, one must be allowed to enter. Or null.</summary>
    internal byte* Directory;

    /// <summary>The thread's own directory if the thread has to go to the child's and back; or -1.</summary>
    internal int Home;

    /// <summary>The child's umask, or -1.</summary>
    internal int Umask;

    internal byte* Attributes, Actions, Path;
    internal byte** Arguments, Environment;

    internal int Pid;
    internal SpawnStep FailedAt;
    internal int Errno;

    /// <summary>The thread is not as it was before: nothing more may be done on it.</summary>
    internal bool IsSpoilt;
}
