using Supervisor.Tests.Support;

namespace Supervisor.Tests.Differential;

/// <summary>Event listeners written with the reference's own helper module, each with its manners.</summary>
internal static class ListenerScripts
{
    // Keeps what it read in a file; a listener behaves as its name says until that file has something.
    private const string Source = """
        import os, sys, time
        from supervisor import childutils

        manners, path = sys.argv[1:]
        def first(): return not os.path.exists(path)
        while manners == 'garbage' and not os.path.exists(path + '.now'): time.sleep(0.05)
        if manners == 'garbage': sys.stdout.write('hello world\n'); sys.stdout.flush(); sys.stdin.read()
        while True:
            headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
            was_first = first()
            with open(path, 'a') as f:
                f.write(' '.join('%s:%s' % h for h in headers.items()) + '\n' + payload + '\n--\n')
            if manners == 'fails' and was_first: childutils.listener.fail(sys.stdout)
            elif manners == 'longer' and was_first: childutils.listener.send('OK and more', sys.stdout)
            elif manners == 'surplus' and was_first: sys.stdout.write('RESULT 2\nOK and more\n'); sys.stdout.flush(); sys.stdin.read()
            elif manners == 'slow':
                while not os.path.exists(path + '.now'): time.sleep(0.05)
                childutils.listener.ok(sys.stdout)
            elif manners == 'dies' and was_first: sys.exit(1)
            elif manners == 'nonsense' and was_first: sys.stdout.write('RESULT x\n'); sys.stdout.flush(); sys.stdin.read()
            elif manners == 'unasked' and was_first: childutils.listener.ok(sys.stdout); sys.stdout.write('READY\nmore\n'); sys.stdout.flush(); sys.stdin.read()
            else: childutils.listener.ok(sys.stdout)
        """;

    /// <summary>A section for one that dumps what it reads into the file <c>dump</c>.</summary>
    public static string Section(TempDir directory, string manners, string events)
    {
        directory.Write("listener.py", Source);
        return $"[eventlistener:l]\ncommand=/usr/bin/python3 -W ignore {directory}/listener.py {manners} {directory}/dump\nevents={events}\n";
    }
}
