namespace Supervisor.Actors.Lifecycle;

/// <summary>
/// A process entered a state. The pid is that of the child concerned; tries are the failed starts so far; expected says
/// whether an exit was (specification 7.3).
/// </summary>
public sealed record StateChange(ProcessState From, ProcessState To, int Pid, int Tries, bool Expected = false);
