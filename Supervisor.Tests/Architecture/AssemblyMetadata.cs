using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Supervisor.Tests.Architecture;

/// <summary>What a built assembly refers to, by its own tables: nothing is loaded.</summary>
internal sealed class AssemblyMetadata : IDisposable
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    private AssemblyMetadata(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    public static AssemblyMetadata Open(string assembly) => new(Path.Combine(AppContext.BaseDirectory, assembly + ".dll"));

    public IReadOnlyList<string> ReferencedAssemblies =>
        [.. _metadata.AssemblyReferences.Select(r => _metadata.GetString(_metadata.GetAssemblyReference(r).Name)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> ReferencedTypes => [.. _metadata.TypeReferences.Select(_metadata.GetTypeReference)
        .Select(t => $"{_metadata.GetString(t.Namespace)}.{_metadata.GetString(t.Name)}").Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> NativeMethods => [.. _metadata.MethodDefinitions.Select(_metadata.GetMethodDefinition)
        .Where(m => m.Attributes.HasFlag(MethodAttributes.PinvokeImpl)).Select(m => _metadata.GetString(m.Name))];

    public void Dispose() => _file.Dispose();
}
