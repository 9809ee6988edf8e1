using System.Reflection;

namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>
/// Everything outside of the engine's own specifications must compile against Akka.NET: what its code, its base types and
/// its signatures name of the engine has to be in the lists.
/// </summary>
public class UsedApiTests
{
    private const string Specifications = "Supervisor.Tests.Engine";

    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    [Theory]
    [InlineData("Supervisor.Actors")]
    [InlineData("supervisord")]
    [InlineData("supervisorctl")]
    [InlineData("Supervisor.Tests")]
    public void Only_what_Akka_NET_has_too_is_used_of_the_engine(string assembly)
    {
        var used = Assembly.Load(assembly).GetTypes().Where(t => !IsSpecification(t)).SelectMany(UsesOf);

        Assert.Equal("", string.Join('\n', used.SelectMany(Missing).Distinct().Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_member_that_Akka_NET_lacks_is_found_out() => Assert.Equal(
        ["Akka.Configuration.ConfigurationFactory: Config ParseFile(string path)", "Akka.Configuration.Hocon.HoconLimits"],
        UsesOf(typeof(UsesInternals)).SelectMany(Missing).Distinct().Order(StringComparer.Ordinal));

    private static bool IsSpecification(Type type) => type.Namespace?.StartsWith(Specifications, StringComparison.Ordinal) ?? false;

    private static IEnumerable<MemberInfo> UsesOf(Type type)
    {
        var declared = new[] { type.BaseType }.Concat(type.GetInterfaces())
            .Concat(type.GetFields(Declared).Select(f => f.FieldType))
            .Concat(type.GetMethods(Declared).Select(m => m.ReturnType))
            .Concat(Code(type).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType));
        return declared.OfType<Type>().SelectMany(Parts).Concat(Code(type).SelectMany(IlTokens.MembersIn)).Where(IsOfTheEngine);
    }

    private static IEnumerable<MethodBase> Code(Type type) => type.GetMethods(Declared).Concat<MethodBase>(type.GetConstructors(Declared));

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType
        ? Parts(type.GetElementType()!)
        : type.GetGenericArguments().SelectMany(Parts).Prepend(type);

    private static bool IsOfTheEngine(MemberInfo member) =>
        member.Module.Assembly.GetName().Name!.StartsWith("Akka.", StringComparison.Ordinal);

    private static IEnumerable<string> Missing(MemberInfo member)
    {
        var type = member as Type ?? member.DeclaringType!;
        if (type.IsGenericParameter) return [];
        var name = ApiNames.Full(type);
        var list = type.Assembly == typeof(Akka.Configuration.Config).Assembly ? ApiList.Engine : ApiList.TestKit;
        if (list.Find(name) is not { } theirs) return [name];
        if (member is Type || ApiComparison.KindOf(type) == "delegate") return [];
        var signature = ApiSignatures.Of(Listed(member)).Signature;
        return list.Find(theirs, signature) is null ? [$"{name}: {signature}"] : [];
    }

    /// <summary>The member as it is declared: without type arguments, and the property of an accessor.</summary>
    private static MemberInfo Listed(MemberInfo member)
    {
        var declaring = member.DeclaringType!;
        var definition = declaring.IsGenericType ? declaring.GetGenericTypeDefinition() : declaring;
        var declared = definition.GetMembers(Declared).First(m => m.HasSameMetadataDefinitionAs(member));
        return declared is MethodInfo { IsSpecialName: true } accessor
            ? definition.GetProperties(Declared).FirstOrDefault(p => p.GetAccessors(nonPublic: true).Contains(accessor))
                ?? definition.GetEvents(Declared).FirstOrDefault(e => e.AddMethod == accessor || e.RemoveMethod == accessor)
                ?? declared
            : declared;
    }

    private static class UsesInternals
    {
        public static bool Method() => Akka.Configuration.ConfigurationFactory.ParseFile("").IsEmpty == Field.Equals(null);

        private static object Field => typeof(Akka.Configuration.Hocon.HoconLimits);
    }
}
