namespace Supervisor.Tests.Support;

/// <summary>A comparison with the reference that asks the kernel for its sockets.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SocketReferenceFactAttribute : FactAttribute
{
    public const string Tool = "/usr/bin/ss";

    public SocketReferenceFactAttribute() => Skip = Reference.WhyMissing ?? (File.Exists(Tool) ? null! : $"Needs {Tool}.");
}
