namespace Supervisor.Tests.Support;

/// <summary>A test with a real FastCGI program behind a real web server: skipped where one of them is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FastCgiServerFactAttribute : FactAttribute
{
    public const string Nginx = "/usr/sbin/nginx", Php = "/usr/bin/php-cgi";

    public FastCgiServerFactAttribute() => Skip = File.Exists(Nginx) && File.Exists(Php) ? null! : $"Needs {Nginx} and {Php}.";
}
