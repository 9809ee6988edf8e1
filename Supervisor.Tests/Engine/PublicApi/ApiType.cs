namespace Supervisor.Tests.Engine.PublicApi;

/// <param name="Name">With namespace and outer types.</param>
/// <param name="Assembly">The package's assembly that has it.</param>
/// <param name="Kind">Modifiers and one of class, struct, interface, enum, delegate.</param>
/// <param name="Bases">Base class and interfaces.</param>
/// <param name="Members">By signature.</param>
internal sealed record ApiType(
    string Name, string Assembly, string Kind, IReadOnlySet<string> Bases, IReadOnlyDictionary<string, ApiMember> Members);
