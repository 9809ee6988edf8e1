namespace Supervisor.Tests.Support;

/// <summary>As <see cref="ReferenceFactAttribute"/>, with data.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = Reference.WhyMissing!;
}
