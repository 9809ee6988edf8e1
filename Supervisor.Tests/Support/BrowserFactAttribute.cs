namespace Supervisor.Tests.Support;

/// <summary>A test that looks at the web page in a browser: skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    /// <summary>As Debian's package <c>chromium</c> installs it.</summary>
    public const string Program = "/usr/bin/chromium";

    public BrowserFactAttribute() => Skip = File.Exists(Program) ? null! : $"No browser is installed ({Program}).";
}
