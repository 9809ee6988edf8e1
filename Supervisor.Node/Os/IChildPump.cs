using Microsoft.Win32.SafeHandles;
using Supervisor.Actors.Ports;
using Supervisor.Node.Logs;

namespace Supervisor.Node.Os;

/// <summary>Moves bytes between the daemon and its children: one thread for all pipes.</summary>
internal interface IChildPump
{
    /// <summary>Reads a pipe into a channel from now on. Takes the handle over.</summary>
    IOutputPipe Read(SafePipeHandle pipe, IOutputChannel channel);

    /// <summary>Writes to a child's stdin from now on. Takes the handle over.</summary>
    IInputPipe Write(SafePipeHandle pipe);
}

/// <summary>The daemon's end of a child's stdout or stderr.</summary>
internal interface IOutputPipe
{
    /// <summary>On return everything the pipe held is in its channel, unless the disk is full.</summary>
    void Drain();

    /// <summary>The child is gone. What still comes (a grandchild may hold the pipe) is read until its end, then it closes.</summary>
    void Release();
}

/// <summary>The daemon's end of a child's stdin.</summary>
internal interface IInputPipe
{
    /// <summary>Queues bytes; they are written as the pipe allows.</summary>
    StdinOutcome Write(ReadOnlyMemory<byte> bytes);

    /// <summary>Closes it; what is still queued is dropped.</summary>
    void Close();
}
