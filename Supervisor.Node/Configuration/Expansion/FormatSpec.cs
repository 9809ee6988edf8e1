namespace Supervisor.Node.Configuration.Expansion;

/// <summary>One conversion of a template: flags, width, precision, letter; -1 where not given.</summary>
internal record struct FormatSpec()
{
    public bool LeftAlign { get; set; }

    public bool Sign { get; set; }

    public bool Blank { get; set; }

    public bool Alternate { get; set; }

    public bool Zero { get; set; }

    public int Width { get; set; } = -1;

    public int Precision { get; set; } = -1;

    public char Letter { get; set; }
}
