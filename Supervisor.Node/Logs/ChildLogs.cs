namespace Supervisor.Node.Logs;

/// <summary>The two channels of a process slot; of one only, when stderr is redirected.</summary>
internal sealed class ChildLogs(ChannelSpec stdoutSpec, ChildChannel stdout, ChannelSpec? stderrSpec, ChildChannel stderr) : IChildLogs
{
    public string? StdoutPath => stdoutSpec.Path;

    public string? StderrPath => stderrSpec?.Path;

    public IOutputChannel Stdout { get; } = stdout.WithCapture();

    public IOutputChannel Stderr { get; } = stderr.WithCapture();

    public void Open()
    {
        stdout.Open();
        stderr.Open();
    }

    public void Reopen()
    {
        stdout.Reopen();
        stderr.Reopen();
    }

    // Both, even if the first cannot be removed.
    public bool Clear() => stdout.Clear() & stderr.Clear();

    public void Close()
    {
        stdout.Close();
        stderr.Close();
    }
}
