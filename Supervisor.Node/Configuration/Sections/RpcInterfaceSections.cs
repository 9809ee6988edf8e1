using Supervisor.Actors.Configuration;
using Supervisor.Node.Configuration.Expansion;
using Supervisor.Node.Configuration.Ini;
using Supervisor.Node.Configuration.Values;

namespace Supervisor.Node.Configuration.Sections;

/// <summary><c>[rpcinterface:x]</c> (specification 2.7.9). Plug-ins written in Python are named in a warning.</summary>
internal static class RpcInterfaceSections
{
    private const string FactoryKey = "supervisor.rpcinterface_factory";

    public static IReadOnlyList<RpcInterfaceConfig> Read(ReadContext context) =>
        [.. context.Document.WithPrefix("rpcinterface:").Select(s => Read(context, s)).OfType<RpcInterfaceConfig>()];

    private static RpcInterfaceConfig? Read(ReadContext context, IniSection section)
    {
        var scope = new SectionScope(context, section, new NameTable(context.Variables));
        if (!scope.Has(FactoryKey))
        {
            scope.Fail($"section [{section.Name}] does not specify a {FactoryKey}");
            return null;
        }

        var factory = PyText.Strip(scope.Text(FactoryKey) ?? "");
        Check(scope, factory);
        var options = context.Document.KeysOf(section).Where(key => key != FactoryKey)
            .Select(key => KeyValuePair.Create(key, scope.Text(key) ?? "")).ToList();
        return new(ProgramSection.NameOf(section), factory, EquatableArray.Of<KeyValuePair<string, string>>(options));
    }

    private static void Check(SectionScope scope, string factory)
    {
        if (new RpcInterfaceConfig("", factory, default).IsBuiltIn || factory.Length == 0 && scope.Raw(FactoryKey) is not "") return;
        if (!EntryPoint.IsForeign(factory))
        {
            scope.Fail($"{factory} cannot be resolved within [{scope.Section.Name}]", FactoryKey);
            return;
        }

        scope.Context.Warn($"For [{scope.Section.Name}], {factory} is a Python plug-in and cannot be loaded, "
            + "its methods are missing");
    }
}
