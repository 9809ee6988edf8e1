namespace Akka.Hosting;

/// <summary>Where added text stands towards what is there: below it, above it, or in its place.</summary>
public enum HoconAddMode
{
    Append = 0,
    Prepend = 1,
    Replace = 2,
}
