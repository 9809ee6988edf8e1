using System.Reflection;

namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>What an assembly of ours shows that Akka.NET does not: every line would break a user's build on the other engine.</summary>
internal static class ApiComparison
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    public static IEnumerable<string> DifferencesOf(Assembly assembly, ApiList list) =>
        DifferencesOf(assembly.GetTypes().Where(ApiNames.IsVisible), list);

    public static IEnumerable<string> DifferencesOf(IEnumerable<Type> types, ApiList list) =>
        types.SelectMany(t => DifferencesOf(t, list)).Order(StringComparer.Ordinal);

    public static string KindOf(Type type)
    {
        if (type.IsEnum) return "enum";
        if (type.IsValueType) return "struct";
        if (type.IsInterface) return "interface";
        if (type.IsSubclassOf(typeof(Delegate))) return "delegate";
        return type switch
        {
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsSealed: true } => "sealed class",
            { IsAbstract: true } => "abstract class",
            _ => "class",
        };
    }

    private static IEnumerable<string> DifferencesOf(Type type, ApiList list)
    {
        var name = ApiNames.Full(type);
        if (list.Find(name) is not { } theirs) return [$"{name} is not in the API"];
        var kind = KindOf(type);
        var ofKind = kind == theirs.Kind ? [] : new[] { $"{name} is a {kind}, theirs a {theirs.Kind}" };
        var ofBases = ListedBases(type).Where(b => !list.HasBase(theirs, b)).Select(b => $"{name} is a {b}, theirs is not");
        var ofMembers = Members(type).SelectMany(m => DifferencesOf(m, theirs, list)).Select(d => $"{name}: {d}");
        return [.. ofKind, .. ofBases, .. ofMembers];
    }

    private static IEnumerable<string> ListedBases(Type type)
    {
        if (type.IsEnum || type.IsSubclassOf(typeof(Delegate))) return [];
        var bases = type.GetInterfaces().Except(type.BaseType?.GetInterfaces() ?? []).Where(i => ApiNames.IsVisible(i) && i.GetGenericArguments().All(ApiNames.IsVisible));
        var parent = type.BaseType;
        return (parent is null || parent == typeof(object) || parent == typeof(ValueType) ? bases : bases.Prepend(parent)).Select(ApiNames.Short);
    }

    private static IEnumerable<MemberInfo> Members(Type type) => type.GetMembers(Declared)
        .Where(m => m is not Type && ApiSignatures.IsVisible(m) && !IsSpecial(m, type) && !OverridesTheRuntimes(m));

    private static bool IsSpecial(MemberInfo member, Type type) => member switch
    {
        MethodInfo method when type.IsSubclassOf(typeof(Delegate)) => method.Name != "Invoke",
        MethodInfo method => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal),
        ConstructorInfo => type.IsSubclassOf(typeof(Delegate)),
        FieldInfo field => field.IsSpecialName,
        _ => false,
    };

    /// <summary>ToString and its like: a caller binds to the base's.</summary>
    private static bool OverridesTheRuntimes(MemberInfo member) => member switch
    {
        MethodInfo method => IsOfTheRuntime(method.GetBaseDefinition()),
        PropertyInfo property => property.GetAccessors(nonPublic: true).All(a => IsOfTheRuntime(a.GetBaseDefinition())),
        _ => false,
    };

    private static bool IsOfTheRuntime(MethodInfo method) =>
        method.DeclaringType!.Namespace!.StartsWith(nameof(System), StringComparison.Ordinal);

    private static IEnumerable<string> DifferencesOf(MemberInfo member, ApiType type, ApiList list)
    {
        var ours = ApiSignatures.Of(member);
        return list.Find(type, ours.Signature) is { } theirs
            ? ours.DifferencesFrom(theirs, member.DeclaringType!.IsInterface).Select(d => $"{ours.Signature} {d}")
            : [$"{ours.Signature} is not in the API"];
    }
}
