using System.Runtime.CompilerServices;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The moment in which the spawner thread is not itself. A child inherits user, groups, umask and directory from the thread
/// that makes it, and from no other. So the thread takes the user's real ids and groups, stays root in effect, and afterwards
/// takes its own back; the child makes its effective ids the real ones (POSIX_SPAWN_RESETIDS), and with the exec its saved ones
/// and all capabilities are gone.
/// <para>
/// In between no managed code is called, only C functions by their addresses, and the method is compiled once and for all: the
/// runtime must not find a reason to start one of its own threads here, which would keep the user's ids for ever.
/// </para>
/// </summary>
internal static unsafe class SpawnWindow
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Run(SpawnPlan* plan)
    {
        if (plan->SwitchesUser && !Take(plan, &plan->Child))
        {
            TakeBack(plan);
            return;
        }

        var directory = plan->Directory == null ? -1 : Enter(plan);
        if (plan->FailedAt == SpawnStep.None)
        {
            var umask = plan->Umask < 0 ? 0 : SpawnCalls.Umask((uint)plan->Umask);
            plan->Errno = SpawnCalls.Spawn(&plan->Pid, plan->Path, plan->Actions, plan->Attributes, plan->Arguments, plan->Environment);
            if (plan->Umask >= 0) _ = SpawnCalls.Umask(umask);
            if (plan->Errno != 0) plan->FailedAt = SpawnStep.Spawn;
        }

        if (directory >= 0) _ = SpawnCalls.Close(directory);
        if (plan->Home >= 0 && SpawnCalls.ChangeDirectory(plan->Home) < 0) plan->IsSpoilt = true;
        if (plan->SwitchesUser) TakeBack(plan);
    }

    // Looks with the user's eyes whether the directory can be entered; the child enters it, or inherits it from the thread.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Enter(SpawnPlan* plan)
    {
        _ = SpawnCalls.SetFileGroup(plan->Child.RealGroup);
        _ = SpawnCalls.SetFileUser(plan->Child.RealUser);
        var directory = SpawnCalls.Open(plan->Directory, Libc.O_PATH | Libc.O_CLOEXEC, 0);
        var errno = *SpawnCalls.ErrnoLocation();
        _ = SpawnCalls.SetFileUser(plan->Own.User);
        _ = SpawnCalls.SetFileGroup(plan->Own.Group);
        if (directory < 0) Fail(plan, SpawnStep.EnterDirectory, errno);
        else if (plan->Home >= 0 && SpawnCalls.ChangeDirectory(directory) < 0)
            Fail(plan, SpawnStep.EnterDirectory, *SpawnCalls.ErrnoLocation());
        return directory;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Take(SpawnPlan* plan, ThreadIds* ids)
    {
        var step = SetGroups(ids) < 0 ? SpawnStep.SetGroups
            : SetGroup(ids) < 0 ? SpawnStep.SetGroup
            : SetUser(ids) < 0 ? SpawnStep.SetUser
            : SpawnStep.None;
        if (step == SpawnStep.None) return true;
        Fail(plan, step, *SpawnCalls.ErrnoLocation());
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TakeBack(SpawnPlan* plan)
    {
        var own = &plan->Own;
        if (SetUser(own) < 0 || SetGroup(own) < 0 || SetGroups(own) < 0) plan->IsSpoilt = true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint SetGroups(ThreadIds* ids) =>
        SpawnCalls.Syscall(SpawnCalls.SetGroupsNumber, ids->GroupCount, (nint)ids->Groups, 0);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint SetGroup(ThreadIds* ids) =>
        SpawnCalls.Syscall(SpawnCalls.SetGroupNumber, (nint)ids->RealGroup, (nint)ids->Group, (nint)ids->SavedGroup);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint SetUser(ThreadIds* ids) =>
        SpawnCalls.Syscall(SpawnCalls.SetUserNumber, (nint)ids->RealUser, (nint)ids->User, (nint)ids->SavedUser);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Fail(SpawnPlan* plan, SpawnStep step, int errno) => (plan->FailedAt, plan->Errno) = (step, errno);
}
