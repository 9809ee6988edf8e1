# A program on strings: does what the lines on its stdin say, and tells each of its deeds in a file when all of its output is written.
# Arguments: its name, and "late" for one that needs a while before it is ready.
use strict;
use warnings;

my ($name, $manner) = (@ARGV, '');
open my $deeds, '>>', 'deeds' or die "deeds: $!";

sub put {
    my ($stream, $text) = @_;
    while (length $text) {
        my $count = syswrite $stream, $text;
        substr($text, 0, $count) = '' if defined $count;
    }
}

# Tells name, pid, deed, and how many bytes went to stdout and to stderr.
sub deed {
    my ($deed, $out, $err) = (@_, '');
    put(*STDOUT, $out);
    put(*STDERR, $err);
    syswrite $deeds, "$name $$ $deed " . length($out) . ' ' . length($err) . "\n";
}

# Stays as long as the directory, unless its group is killed.
sub stay_behind {
    $SIG{$_} = 'DEFAULT' for keys %SIG;
    select undef, undef, undef, 0.3 while -e 'deeds';
    exit 0;
}

sub obey {
    my ($verb, $word) = (split(' ', $_[0], 2), '', '');
    if ($verb eq 'exit') { deed('exit', "bye\n"); exit $word }
    elsif ($verb eq 'crash') { deed('crash', "ouch\n"); $SIG{$word} = "DEFAULT" if $word eq "TERM"; kill $word, $$; sleep 1000 }
    elsif ($verb eq 'hang') { $SIG{TERM} = sub { deed('TERM', "deaf\n") }; deed('hang', "hangs\n") }
    elsif ($verb eq 'fork') { if (fork) { deed('fork', "forked\n") } else { stay_behind() } }
    elsif ($verb eq 'print') { deed('print', "0123456789abcde\n" x (64 * $word)) }
    elsif ($verb eq 'warn') { deed('warn', '', "$word\n") }
    else { deed('say', "$_[0]\n") }
}

for my $signal (qw(HUP USR1 USR2 CONT WINCH)) {
    $SIG{$signal} = sub { deed($signal, "got $signal\n") };
}
select undef, undef, undef, 0.2 if $manner eq 'late';
deed('ready', "ready\n");

my $lines = '';
while (1) {
    my $count = sysread STDIN, $lines, 65536, length $lines;
    next if !defined $count && $!{EINTR};
    last if !$count;
    obey($1) while $lines =~ s/^(.*)\n//;
}
# Nobody holds the strings any more.
sleep 1000;
