using Supervisor.Tests.Support;

namespace Supervisor.Tests.Daemon;

/// <summary>A copy of our program where every user can run it: the build may stand where only its owner may look.</summary>
internal sealed class WorldReadableProgram : IDisposable
{
    private readonly TempDir _directory = new();

    public WorldReadableProgram()
    {
        var copied = CommandRunner.Run("/bin/cp", "-r", Path.GetDirectoryName(DaemonProgram.Ours.Path)! + "/.", _directory.Path);
        Assert.Equal(0, copied.ExitCode);
        Program = new("ours", _directory.File(Path.GetFileName(DaemonProgram.Ours.Path)));
    }

    public DaemonProgram Program { get; }

    public void Dispose() => _directory.Dispose();
}
