using Supervisor.Tests.Configuration;
using Supervisor.Tests.Support;

namespace Supervisor.Tests.CommandLine;

[Trait("speed", "slow")]
public sealed class ReferenceOptionsTests
{
    private static readonly string[] Lines =
    [
        "-c x.conf", "-cx.conf", "-c", "-nc x.conf", "-nsc x.conf", "-n -n -c x.conf", "-nn -c x.conf", "-c x.conf -c x.conf",
        "--configuration x.conf", "--configuration=x.conf", "--configuration", "--configuration= -c x.conf", "--con x.conf",
        "--c x.conf", "--ch . -c x.conf", "--che", "--chec", "--child=. -c x.conf", "--n", "--no", "--nod -c x.conf",
        "--noc -c x.conf", "--log x", "--logf y -c x.conf", "--logfile z -c x.conf", "--logfile_m 5KB -c x.conf", "--m 1",
        "--minf 5 -c x.conf", "--minp 6 -c x.conf", "--s -c x.conf", "--si -c x.conf", "--st -c x.conf", "--prof calls -c x.conf",
        "--i me -c x.conf", "--u root -c x.conf", "--um 7 -c x.conf", "--v", "--h", "-h", "-?", "-v", "-vh", "-hv", "-nv",
        "--help=x", "--version=1", "--nodaemon=1 -c x.conf", "--", "-c x.conf --", "-c x.conf -- y", "-c x.conf y -n", "-", "y",
        "y 'z", "-Z", "-nZ", "--foo", "--foo=bar", "-m 8 -c x.conf", "-m 022 -c x.conf", "-e bogus", "-e BLATHER -c x.conf",
        "-e bogus -v", "-v -e bogus", "-y 1.5MB", "-y 2gb -c x.conf", "-z x", "-z 3 -c x.conf", "-a x", "-a 9 -c x.conf",
        "-d /nope", "-d /tmp -c x.conf", "-l /nope/x", "-l syslog -c x.conf", "-l a/b", "-j /tmp/p -c x.conf", "-j /nope/p",
        "-q /nope", "-q /tmp -c x.conf", "-i a -i b", "-u nobodyatall -c x.conf", "-u 0 -c x.conf", "-k -t -s -n -c x.conf",
        "-c missing.conf", "-c /tmp", "-?n", "-c x.conf -k -k", "--minprocs 1 --minprocs 2", "--umask 0 --umask 0", "--\u00e9", "-\u00e9",
    ];

    [ReferenceFact]
    public Task Command_lines_are_understood_as_the_reference_understands_them() =>
        ReferenceParser.AssertAgreement([.. Lines.Select(line => line.Split(' '))]);
}
