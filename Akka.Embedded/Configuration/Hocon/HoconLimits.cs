namespace Akka.Configuration.Hocon;

/// <summary>
/// What a configuration may cost. Every recursion below is bounded by <see cref="Depth"/> or <see cref="Frames"/>, and
/// every loop over substitutions by <see cref="Steps"/>: no text, however hostile, overflows the stack or hangs.
/// </summary>
internal static class HoconLimits
{
    /// <summary>Braces, brackets and key elements within each other.</summary>
    public const int Depth = 128;

    /// <summary>Values under resolution at one moment: substitutions of substitutions.</summary>
    public const int Frames = 256;

    /// <summary>Characters of one configuration with all its includes.</summary>
    public const int Characters = 4 * 1024 * 1024;

    public const int Includes = 256;

    /// <summary>Values visited and merged while substitutions are resolved.</summary>
    public const int Steps = 2_000_000;

    /// <summary>Values and characters of a resolved tree, each counted where it is shown.</summary>
    public const long Weight = 16 * 1024 * 1024;
}
