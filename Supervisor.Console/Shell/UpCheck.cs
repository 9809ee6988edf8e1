using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>Asks the server for its API version before a command does anything.</summary>
internal static class UpCheck
{
    private const string ApiVersion = "3.0";

    public static bool Passes(ConsoleSession session)
    {
        try
        {
            return session.Call("getVersion") switch
            {
                RpcReply.Fault { Code: Fault.UnknownMethod } => Fails(session, NoNamespace, ExitStatus.Unimplemented),
                var reply when reply.OrThrow().AsText() is var version and not ApiVersion =>
                    Fails(session, WrongVersion(version), ExitStatus.NotInstalled),
                _ => true,
            };
        }
        catch (ConnectionException problem) when (problem.IsRefused)
        {
            Fails(session, $"{session.ServerUrl} refused connection", ExitStatus.InsufficientPrivileges);
            Hints.Refused(session);
            return false;
        }
        catch (ConnectionException problem) when (problem.IsNoSuchFile)
        {
            Fails(session, $"{session.ServerUrl} no such file", ExitStatus.NotRunning);
            Hints.NoSuchFile(session);
            return false;
        }
    }

    private const string NoNamespace =
        "Sorry, supervisord responded but did not recognize the supervisor namespace commands that supervisorctl uses to "
        + "control it.  Please check that the [rpcinterface:supervisor] section is enabled in the configuration file "
        + "(see sample.conf).";

    private static string WrongVersion(string version) =>
        $"Sorry, this version of supervisorctl expects to talk to a server with API version {ApiVersion}, but the remote "
        + $"version is {version}.";

    private static bool Fails(ConsoleSession session, string line, int status)
    {
        session.Terminal.WriteLine(line);
        session.ExitStatus = status;
        return false;
    }
}
