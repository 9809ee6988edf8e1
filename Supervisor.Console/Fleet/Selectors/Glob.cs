namespace Supervisor.Cli.Fleet.Selectors;

/// <summary>A pattern for one part of a name: <c>*</c>, <c>?</c>, <c>[a-f]</c>, <c>[!a-f]</c>; everything else is itself.</summary>
internal sealed class Glob
{
    private readonly IReadOnlyList<Element> _elements;

    private Glob(string text, IReadOnlyList<Element> elements) => (Text, _elements) = (text, elements);

    private enum Kind { Letter, Any, Many, OneOf, NoneOf }

    public string Text { get; }

    /// <summary>It matches its own text and nothing else.</summary>
    public bool IsLiteral => _elements.All(element => element.Kind == Kind.Letter);

    public static Glob Everything { get; } = Parse("*");

    public static Glob Parse(string text)
    {
        var elements = new List<Element>();
        for (var i = 0; i < text.Length; i++)
            elements.Add(text[i] switch
            {
                '*' => new(Kind.Many, ""),
                '?' => new(Kind.Any, ""),
                '[' => Class(text, ref i),
                var letter => new(Kind.Letter, letter.ToString()),
            });
        return new(text, elements);
    }

    /// <summary>In time at most the product of both lengths, whatever the pattern.</summary>
    public bool Matches(string name)
    {
        var (element, position) = (0, 0);
        var (star, starPosition) = (-1, 0);
        while (position < name.Length)
        {
            if (element < _elements.Count && _elements[element].Kind == Kind.Many)
                (star, starPosition) = (element++, position);
            else if (element < _elements.Count && _elements[element].Accepts(name[position]))
                (element, position) = (element + 1, position + 1);
            else if (star >= 0)
                (element, position) = (star + 1, ++starPosition);
            else return false;
        }
        while (element < _elements.Count && _elements[element].Kind == Kind.Many) element++;
        return element == _elements.Count;
    }

    public override string ToString() => Text;

    /// <summary>From the bracket to its end; a bracket right behind the opening one is a member.</summary>
    private static Element Class(string text, ref int i)
    {
        var isNegated = i + 1 < text.Length && text[i + 1] is '!' or '^';
        var start = i + (isNegated ? 2 : 1);
        var end = start < text.Length ? text.IndexOf(']', Math.Min(start + 1, text.Length)) : -1;
        if (end < 0) throw new SelectorException($"'{text}' has a [ without its ]");
        i = end;
        return new(isNegated ? Kind.NoneOf : Kind.OneOf, text[start..end]);
    }

    private readonly record struct Element(Kind Kind, string Letters)
    {
        public bool Accepts(char letter) => Kind switch
        {
            Kind.Any => true,
            Kind.Letter => Letters[0] == letter,
            Kind.OneOf => IsAmong(letter),
            Kind.NoneOf => !IsAmong(letter),
            _ => false,
        };

        private bool IsAmong(char letter)
        {
            for (var i = 0; i < Letters.Length; i++)
            {
                if (i + 2 < Letters.Length && Letters[i + 1] == '-')
                {
                    if (letter >= Letters[i] && letter <= Letters[i + 2]) return true;
                    i += 2;
                }
                else if (Letters[i] == letter) return true;
            }
            return false;
        }
    }
}
