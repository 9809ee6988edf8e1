using System.Text;
using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Configuration;
using Supervisor.Node.Logs;
using Supervisor.Node.Os.Interop;

namespace Supervisor.Node.Os.Children;

/// <summary>
/// The daemon's ends of one child's stdin, stdout and stderr, already with the pump; and until the child has its copies, the
/// child's ends.
/// </summary>
internal sealed class ChildStreams
{
    private readonly IChildPump _pump;
    private readonly int? _owner, _socket;
    private readonly List<SafePipeHandle> _childEnds = [];

    private ChildStreams(IChildPump pump, int? owner, int? socket) => (_pump, _owner, _socket) = (pump, owner, socket);

    /// <summary>Null when stdin is a socket.</summary>
    internal IInputPipe? Stdin { get; private set; }

    internal IOutputPipe? Stdout { get; private set; }

    /// <summary>Null when stderr goes where stdout goes.</summary>
    internal IOutputPipe? Stderr { get; private set; }

    /// <summary>The descriptors a child gets as its 0, 1 and 2.</summary>
    internal (int Stdin, int Stdout, int Stderr) ChildEnds =>
        (_socket ?? Number(0), Number(_socket is null ? 1 : 0), Number(_childEnds.Count - 1));

    /// <summary>Throws <see cref="OsError"/>; then nothing stays open.</summary>
    /// <param name="pump">What takes the daemon's ends.</param>
    /// <param name="logs">Where the output goes.</param>
    /// <param name="process">Whose streams they are.</param>
    /// <param name="socket">A descriptor that the child gets as its stdin, and that stays its owner's; null for a pipe.</param>
    internal static ChildStreams Open(IChildPump pump, IChildLogs logs, ProcessConfig process, int? socket)
    {
        var streams = new ChildStreams(pump, process.Uid, socket);
        try
        {
            if (socket is null) streams.OpenStdin();
            streams.Stdout = streams.Read(logs.Stdout);
            if (!process.RedirectStderr) streams.Stderr = streams.Read(logs.Stderr);
            return streams;
        }
        catch (OsError)
        {
            streams.CloseChildEnds();
            streams.Release();
            throw;
        }
    }

    /// <summary>What a child that was never made would have said on its stderr.</summary>
    internal unsafe void Say(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        fixed (byte* p = bytes) _ = Libc.write(ChildEnds.Stderr, p, (nuint)bytes.Length);
    }

    /// <summary>From here on only a child holds them open.</summary>
    internal void CloseChildEnds()
    {
        foreach (var end in _childEnds) end.Dispose();
    }

    /// <summary>On return everything the dead child left is in its channels.</summary>
    internal void Drain()
    {
        Stdout?.Drain();
        Stderr?.Drain();
    }

    internal void Release()
    {
        Stdin?.Close();
        Stdout?.Release();
        Stderr?.Release();
    }

    private void OpenStdin()
    {
        var stdin = PipePair.Open();
        _childEnds.Add(stdin.Read);
        Stdin = _pump.Write(stdin.Write);
    }

    private IOutputPipe Read(IOutputChannel channel)
    {
        var pipe = PipePair.OpenSurviving(_owner);
        _childEnds.Add(pipe.Write);
        return _pump.Read(pipe.Read, channel);
    }

    private int Number(int index) => (int)_childEnds[index].DangerousGetHandle();
}
