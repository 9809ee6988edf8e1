using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>Reflected members as the lists write them.</summary>
internal static class ApiSignatures
{
    private static readonly HashSet<string> None = [];

    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Addition"] = "+",
        ["op_Subtraction"] = "-",
        ["op_Division"] = "/",
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_GreaterThan"] = ">",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    public static ApiMember Of(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => new(Modifiers(constructor), $"{ApiNames.Plain(constructor.DeclaringType!)}({Parameters(constructor)})", None),
        MethodInfo method => new(Modifiers(method), $"{ApiNames.Short(method.ReturnType)} {Name(method)}({Parameters(method)}){Constraints(method)}", None),
        PropertyInfo property => OfProperty(property),
        EventInfo announced => new(Modifiers(announced.AddMethod!), $"event {ApiNames.Short(announced.EventHandlerType!)} {announced.Name}", None),
        FieldInfo field => OfField(field),
        _ => throw new ArgumentException($"{member.MemberType} {member.Name}", nameof(member)),
    };

    public static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => IsVisible(method),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        EventInfo announced => IsVisible(announced.AddMethod!),
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static ApiMember OfProperty(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsVisible).ToList();
        var widest = accessors.Find(a => a.IsPublic) ?? accessors[0];
        var indices = string.Join(", ", property.GetIndexParameters().Select(Parameter));
        var name = indices.Length > 0 ? $"this[{indices}]" : property.Name;
        return new ApiMember(
            Modifiers(widest),
            $"{ApiNames.Short(property.PropertyType)} {name} {{}}",
            accessors.Select(a => a.ReturnType == typeof(void) ? "set;" : "get;").ToHashSet());
    }

    private static ApiMember OfField(FieldInfo field)
    {
        var modifiers = new HashSet<string> { field.IsPublic ? "public" : "protected" };
        if (field.DeclaringType!.IsEnum) return new ApiMember(modifiers, $"{field.Name} = {Literal(field.GetRawConstantValue())}", None);
        if (field.IsLiteral)
            return new ApiMember(modifiers, $"const {ApiNames.Short(field.FieldType)} {field.Name} = {Literal(field.GetRawConstantValue())}", None);
        if (field.IsStatic) modifiers.Add("static");
        if (field.IsInitOnly) modifiers.Add("readonly");
        return new ApiMember(modifiers, $"{ApiNames.Short(field.FieldType)} {field.Name}", None);
    }

    private static HashSet<string> Modifiers(MethodBase method)
    {
        var modifiers = new HashSet<string> { method.IsPublic ? "public" : "protected" };
        if (method.IsStatic) modifiers.Add("static");
        if (method.IsAbstract) modifiers.Add("abstract");
        else if (method.IsVirtual && !method.IsFinal && !method.DeclaringType!.IsSealed) modifiers.Add("virtual");
        return modifiers;
    }

    private static string Name(MethodInfo method)
    {
        if (Operators.TryGetValue(method.Name, out var symbol)) return symbol;
        return method.IsGenericMethod ? $"{method.Name}<{string.Join(", ", method.GetGenericArguments().Select(a => a.Name))}>" : method.Name;
    }

    private static string Parameters(MethodBase method) =>
        (method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "") + string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var word = type.IsByRef ? parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref " : "";
        if (parameter.IsDefined(typeof(ParamArrayAttribute))) word = "params ";
        var text = $"{word}{ApiNames.Short(type.IsByRef ? type.GetElementType()! : type)} {parameter.Name}";
        return parameter.HasDefaultValue ? $"{text} = {Literal(parameter.RawDefaultValue)}" : text;
    }

    private static string Literal(object? value) => value switch
    {
        null or DBNull or Missing => "default",
        string text => $"\"{text.Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
        bool truth => truth ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Constraints(MethodInfo method) => method.IsGenericMethod && method.GetBaseDefinition() == method
        ? string.Concat(method.GetGenericArguments().OrderBy(a => a.Name, StringComparer.Ordinal).Select(Constraint))
        : "";

    private static string Constraint(Type parameter)
    {
        var attributes = parameter.GenericParameterAttributes;
        var isStruct = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var words = parameter.GetGenericParameterConstraints().Where(c => c != typeof(ValueType)).Select(ApiNames.Short).ToList();
        if (isStruct) words.Add("struct");
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint)) words.Add("class");
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !isStruct) words.Add("new()");
        return words.Count == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words.Order(StringComparer.Ordinal))}";
    }
}
