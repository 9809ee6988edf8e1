namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>Types by the names that the lists use.</summary>
internal static class ApiNames
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(decimal)] = "decimal",
        [typeof(double)] = "double",
        [typeof(float)] = "float",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(short)] = "short",
        [typeof(uint)] = "uint",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(sbyte)] = "sbyte",
    };

    /// <summary>In signatures: without namespace.</summary>
    public static string Short(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword)) return keyword;
        if (type.IsArray) return Short(type.GetElementType()!) + "[]";
        if (Nullable.GetUnderlyingType(type) is { } value) return Short(value) + "?";
        if (type.IsGenericParameter || !type.IsGenericType) return type.Name;
        var own = type.GetGenericArguments().TakeLast(Arity(type)).Select(Short).ToList();
        return own.Count == 0 ? type.Name : $"{Plain(type)}<{string.Join(", ", own)}>";
    }

    /// <summary>As the heading of a type: with namespace and outer types, each with its own parameters.</summary>
    public static string Full(Type type)
    {
        var definition = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        var outer = definition.DeclaringType is { } declaring ? Full(declaring) : definition.Namespace;
        return $"{outer}.{Short(definition)}";
    }

    /// <summary>Constructors are called after their type, without parameters.</summary>
    public static string Plain(Type type) => type.Name.Split('`')[0];

    public static bool IsVisible(Type type) => type.DeclaringType is { } outer
        ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(outer)
        : type.IsPublic;

    private static int Arity(Type type) =>
        type.Name.Split('`') is [_, var arity] ? int.Parse(arity, System.Globalization.CultureInfo.InvariantCulture) : 0;
}
