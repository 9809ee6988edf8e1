namespace Supervisor.Tests.Support;

/// <summary>The programs as <c>make publish</c> makes them, where somebody said in which directory they are.</summary>
internal static class Published
{
    public const string Variable = "SUPERVISOR_PUBLISHED";

    /// <summary>Empty where nobody did.</summary>
    public static string Folder { get; } = Environment.GetEnvironmentVariable(Variable) ?? "";

    public static string? Daemon => ProgramOf("supervisord");

    public static string? Console => ProgramOf("supervisorctl");

    private static string? ProgramOf(string name) => Folder.Length > 0 ? Path.Combine(Folder, name) : null;
}
