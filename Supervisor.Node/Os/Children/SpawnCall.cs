using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Supervisor.Node.Os.Daemon;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>Puts everything a spawn needs into native memory before it begins, so that in between nothing is left to do.</summary>
internal sealed unsafe class SpawnCall(PreparedStart start, UserSwitch? user, SpawnAbilities abilities, SpawnerIdentity identity)
    : IDisposable
{
    private readonly string? _directory = start.Process.Directory;
    private readonly NativeStrings _texts = new([Bytes(start.Command.Path), .. Directories(start.Process.Directory)]);
    private readonly NativeStrings _arguments = new([.. start.Command.Words.Select(Bytes)]);
    private readonly NativeStrings _environment = new(start.Environment);
    private readonly SpawnSetup _setup = new();
    private readonly uint* _groups = Copy(user?.Groups ?? []);
    private readonly SpawnPlan* _plan = (SpawnPlan*)NativeMemory.AllocZeroed((nuint)sizeof(SpawnPlan));
    private SafeFileHandle? _home;

    /// <summary>Throws <see cref="OsError"/> when it does not even come to the spawn.</summary>
    internal SpawnPlan Run()
    {
        if (!abilities.ClosesDescriptors) InheritedDescriptors.CloseOnExec();
        if (_directory is not null && !abilities.ChangesDirectory) _home = HomeOf(identity);
        var enter = _directory is not null && abilities.ChangesDirectory ? _texts.Pointer[1] : null;
        _setup.Prepare(start.Streams.ChildEnds, enter, resetIds: user is not null, abilities.ClosesDescriptors);
        *_plan = Plan();
        using var limits = ChildLimits.Lower(newest: start.Streams.ChildEnds.Stderr);
        SpawnWindow.Run(_plan);
        if (_plan->Pid > 0) limits.GiveTo(_plan->Pid);
        return *_plan;
    }

    public void Dispose()
    {
        _home?.Dispose();
        _setup.Dispose();
        _environment.Dispose();
        _arguments.Dispose();
        _texts.Dispose();
        NativeMemory.Free(_groups);
        NativeMemory.Free(_plan);
    }

    private SpawnPlan Plan() => new()
    {
        Own = identity.Ids,
        Child = user is null ? identity.Ids : ChildIds(user),
        SwitchesUser = user is not null,
        Directory = _directory is null ? null : _texts.Pointer[2],
        Home = (int?)_home?.DangerousGetHandle() ?? -1,
        Umask = start.Process.Umask ?? -1,
        Attributes = _setup.Attributes,
        Actions = _setup.Actions,
        Path = _texts.Pointer[0],
        Arguments = _arguments.Pointer,
        Environment = _environment.Pointer,
    };

    private ThreadIds ChildIds(UserSwitch to) => identity.Ids with
    {
        RealUser = (uint)to.User.Uid,
        RealGroup = (uint)to.User.Gid,
        Groups = _groups,
        GroupCount = to.Groups.Length,
    };

    private static SafeFileHandle HomeOf(SpawnerIdentity identity)
    {
        if (!identity.HasOwnUmask) throw new OsError("unshare", Libc.ENOSYS);
        var home = Libc.open(".", Libc.O_PATH | Libc.O_CLOEXEC, 0);
        return home < 0 ? throw OsError.Last("open") : new(home, ownsHandle: true);
    }

    // To find "." in a directory one must be allowed to enter it; in "" there is none.
    private static byte[][] Directories(string? directory) =>
        [Bytes(directory ?? ""), Bytes(string.IsNullOrEmpty(directory) ? "" : directory + "/.")];

    private static uint* Copy(uint[] groups)
    {
        var copy = (uint*)NativeMemory.Alloc((nuint)groups.Length + 1, sizeof(uint));
        groups.CopyTo(new Span<uint>(copy, groups.Length));
        return copy;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text + '\0');
}
