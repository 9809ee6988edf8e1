namespace Supervisor.Tests.Support;

/// <summary>A test that compares with the running reference: skipped where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute() => Skip = Reference.WhyMissing!;
}
