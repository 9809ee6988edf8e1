namespace Supervisor.Tests.Engine.PublicApi;

/// <summary>The comparison itself, held against types that differ in every way it knows.</summary>
public class ApiComparisonTests
{
    private const string Theirs = """
        # Not a type.
        public sealed class Sample.Unsealed
          public Unsealed(string text = default)
          public void Method(int? number, params object[] rest)
        public abstract class Sample.Base : IDisposable
          protected Base()
          public abstract void Abstract()
          public virtual string Property { get; }
          public readonly int Field
          protected static void Static<T>(Func<T, bool> function) where T : class, new()
          protected void Protected()
        public enum Sample.Choice
          public One = 1
          public Two = 2
        """;

    [Fact]
    public void Every_difference_is_named()
    {
        var list = new ApiList([("Sample", new StringReader(Theirs.Replace("Sample.", Prefix + ".", StringComparison.Ordinal)))]);

        Assert.Equal(
            [
                "Base is a ICloneable, theirs is not",
                "Base: int Field is not readonly, theirs is",
                "Base: object Clone() is not in the API",
                "Base: string Property {} has get; set;, theirs get;",
                "Base: void Abstract() is not abstract, theirs is",
                "Base: void Protected() can be overridden, theirs cannot",
                "Base: void Protected() is public, theirs is protected",
                "Choice: Two = 3 is not in the API",
                "Unknown is not in the API",
                "Unsealed is a class, theirs a sealed class",
                "Unsealed: Unsealed(string text) is not in the API",
                "Unsealed: void Method(int number, params object[] rest) is not in the API",
            ],
            ApiComparison.DifferencesOf(typeof(ApiComparisonTests).GetNestedTypes(), list)
                .Select(d => d.Replace(Prefix + ".", "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    private static string Prefix => typeof(ApiComparisonTests).FullName!;

    public enum Choice
    {
        One = 1,
        Two = 3,
    }

    public class Unsealed(string text)
    {
        public override string ToString() => text;

        public void Method(int number, params object[] rest) => throw new NotSupportedException(text + number + rest);
    }

    public class Unknown;

    public abstract class Base : ICloneable
    {
#pragma warning disable CA1051 // A field that is not readonly is one of the differences.
        public int Field;
#pragma warning restore CA1051

        public virtual string Property { get; set; } = "";

        public virtual void Abstract() => Field++;

        public virtual void Protected() => Field++;

        public object Clone() => Field;

        protected static void Static<T>(Func<T, bool> function)
            where T : class, new() => function(new T());
    }
}
