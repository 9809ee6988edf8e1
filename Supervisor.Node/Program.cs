using Supervisor.Node.CommandLine;
using Supervisor.Node.Configuration;
using Supervisor.Node.Configuration.Checking;
using Supervisor.Node.Daemon;
using Supervisor.Node.Os.Daemon;

namespace Supervisor.Node;

/// <summary>supervisord: from the command line to the end of the last life (specification 1.2, 3.1).</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        DaemonSignals.Prepare();
        StandardDescriptors.Ensure();
        using var daemonizer = Daemonizer.Inherit();
        var surroundings = Surroundings.Capture();
        var name = OwnProgram.CalledAs(args);
        return DaemonOptions.Parse(args, name, surroundings) switch
        {
            DaemonInvocation.Run run => await Run(run.Options.ToRequest(name, surroundings), run.Options.Check, daemonizer).ConfigureAwait(false),
            DaemonInvocation.Exit exit => Print(exit.Result),
            _ => throw new InvalidOperationException("A command line asks for something or it does not."),
        };
    }

    private static async Task<int> Run(ConfigRequest request, CheckMode check, Daemonizer? daemonizer)
    {
        if (check != CheckMode.None) return Print(ConfigCheck.Run(request, check == CheckMode.Json));
        if (request is { Path: null, Surroundings.Users.CurrentUid: 0 } && daemonizer is null)
            ErrorWriter.Instance.Write(ConfigLocator.RootSearchWarning);
        switch (ConfigReader.Read(request))
        {
            case ConfigResult.Ok { Config.Daemon.NoDaemon: false } when daemonizer is null:
                return DaemonLauncher.Run(ErrorWriter.Instance);
            case ConfigResult.Ok ok:
                var process = new DaemonProcess(new(request, ok.Config, request.Surroundings.Users, daemonizer, ErrorWriter.Instance), TimeProvider.System);
                await using (process.ConfigureAwait(false)) return await process.Run().ConfigureAwait(false);
            case ConfigResult.Failed failed:
                return Print(new(ProgramExit.Usage, "", failed.Report(request.Program)));
            default:
                throw new InvalidOperationException("A configuration is read or it is not.");
        }
    }

    private static int Print(ProgramExit exit)
    {
        Console.Out.Write(exit.Output);
        ErrorWriter.Instance.Write(exit.Error);
        return exit.Status;
    }
}
