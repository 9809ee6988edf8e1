namespace Akka.Configuration.Hocon;

/// <summary>A place in a text. Line and column are counted only when an error is told.</summary>
internal readonly record struct HoconPosition(HoconCursor Source, int Offset)
{
    public ConfigurationException Error(string message)
    {
        var (line, column) = Source.LineAndColumn(Offset);
        var place = $"line {line}, column {column}: {message}";
        return new ConfigurationException(Source.Origin is { } origin ? $"{origin}: {place}" : place);
    }
}
