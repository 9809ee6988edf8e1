using Supervisor.Cli.Rpc;

namespace Supervisor.Cli.Shell;

/// <summary>Exit statuses after the habits of init scripts; two of them mean something else for <c>status</c>.</summary>
internal static class ExitStatus
{
    public const int Success = 0;
    public const int Generic = 1;
    public const int InvalidArguments = 2;
    public const int Unimplemented = 3;
    public const int InsufficientPrivileges = 4;
    public const int NotInstalled = 5;
    public const int NotRunning = 7;

    public const int StatusNotRunning = 3;
    public const int StatusUnknown = 4;

    /// <summary>What a result code does to the exit status: nothing when it is a success or to be ignored.</summary>
    public static int? ForResult(int code, int ignored = Fault.Success) => code switch
    {
        Fault.Success => null,
        _ when code == ignored => null,
        Fault.SpawnError or Fault.AbnormalTermination or Fault.NotRunning => NotRunning,
        _ => Generic,
    };
}
