using System.Runtime.InteropServices;

namespace Supervisor.Node.Os.Interop;

/// <summary>The runtime's own native library: what its managed half has no better way to ask of it.</summary>
internal static unsafe partial class RuntimeNative
{
    /// <summary>Sets what the runtime's signal thread calls, with the number and the <see cref="PosixSignal"/>; it returns whether that was all there is to do.</summary>
    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_SetPosixSignalHandler")]
    internal static partial void SetPosixSignalHandler(delegate* unmanaged<int, int, int> handler);
}
