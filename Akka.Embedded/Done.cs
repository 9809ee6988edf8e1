namespace Akka;

/// <summary>Says that something has ended, and nothing more.</summary>
public sealed class Done
{
    public static readonly Done Instance = new();

    private Done()
    {
    }
}
