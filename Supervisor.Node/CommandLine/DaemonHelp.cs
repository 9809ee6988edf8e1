namespace Supervisor.Node.CommandLine;

/// <summary>What <c>supervisord -h</c> prints.</summary>
internal static class DaemonHelp
{
    public static string Text(string program) => $"""
        supervisord -- starts programs, keeps them running and answers supervisorctl.

        Usage: {program} [options]

        A setting given here wins over the same setting in the configuration file.

        Options:
          -c, --configuration FILE     the configuration file; without it the default places are searched
          -n, --nodaemon               stay in the foreground
          -s, --silent                 in the foreground, keep the activity log off stdout
          -h, -?, --help               print this text and exit
          -v, --version                print the version and exit
          -u, --user USER              the user, by name or number, to run as
          -m, --umask MASK             octal mask for new files when run as a daemon (022)
          -d, --directory DIRECTORY    the directory to work in when run as a daemon
          -l, --logfile FILE           the activity log
          -y, --logfile_maxbytes SIZE  rotate the activity log at this size; KB, MB and GB are understood (50MB)
          -z, --logfile_backups N      how many rotated activity logs to keep (10)
          -e, --loglevel LEVEL         critical, error, warn, info, debug, trace or blather (info)
          -j, --pidfile FILE           where to write the process id
          -i, --identifier NAME        the name of this instance towards clients and listeners (supervisor)
          -q, --childlogdir DIRECTORY  where child logs go that have no name of their own
          -k, --nocleanup              keep such child logs from the last run
          -a, --minfds N               the least number of file descriptors to start with (1024)
          -t, --strip_ansi             remove terminal escape sequences from child logs
              --minprocs N             the least number of processes to start with (200)
              --profile_options LIST   accepted for compatibility, without effect
              --cluster FILE           join the cluster described in FILE
              --check                  read the configuration, report what is wrong with it, start nothing
              --check=json             the same, and print what was read

        """;
}
