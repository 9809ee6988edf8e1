using System.Globalization;
using System.Runtime.InteropServices;

namespace Supervisor.Tests.Support;

/// <summary>
/// Runs the body of a test in a process of its own: for what reaps children, changes the process's user, limits or signals, or
/// counts its descriptors, and so cannot stand beside other tests. The body is a static lambda.
/// </summary>
internal static class OwnProcess
{
    private const string Verb = "run-test-body";

    public static Task Run(Func<Task> body) => Run([], body);

    /// <summary>With a command before it, such as <c>setpriv</c> or <c>unshare</c>.</summary>
    public static async Task Run(string[] wrapper, Func<Task> body)
    {
        var runtime = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../dotnet"));
        string[] words = [.. wrapper, runtime, typeof(OwnProcess).Assembly.Location, Verb, body.Method.MetadataToken.ToString(CultureInfo.InvariantCulture)];
        var result = await CommandRunner.RunAsync(words[0], words[1..]);
        if (result.ExitCode != 0) Assert.Fail(result.ToString());
    }

    private static async Task<int> Main(string[] words)
    {
        if (words is not [Verb, var token]) throw new ArgumentException("Run me with dotnet test.");
        var method = typeof(OwnProcess).Module.ResolveMethod(int.Parse(token, CultureInfo.InvariantCulture))!;
        try
        {
            await (Task)method.Invoke(Activator.CreateInstance(method.DeclaringType!, nonPublic: true), [])!;
            return 0;
        }
        catch (Exception e)
        {
            await Console.Error.WriteLineAsync(e.ToString());
            return 1;
        }
    }
}
