namespace Supervisor.Tests.Support;

/// <summary>A test that compares with the running reference and needs root for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RootReferenceFactAttribute : FactAttribute
{
    public RootReferenceFactAttribute() => Skip = Reference.WhyMissing ?? (Environment.IsPrivilegedProcess ? null! : "Needs root.");
}
