# Perl's RPC::XML.
use strict;
use warnings;
use JSON::PP;
use RPC::XML;
use RPC::XML::Client;

my ($url, undef, $calls) = @ARGV;
my $json = JSON::PP->new->canonical->utf8->allow_nonref;
$RPC::XML::ENCODING = 'utf-8';
binmode STDOUT;

sub show { print $json->encode([@_]), "\n" }

sub typed {
    my ($value) = @_;
    return RPC::XML::boolean->new($$value) if JSON::PP::is_bool($value);
    return [map { typed($_) } @$value] if ref $value eq 'ARRAY';
    return {map { $_ => typed($value->{$_}) } keys %$value} if ref $value eq 'HASH';
    return $value;
}

open my $file, '<', $calls or die "$calls: $!";
my $client = RPC::XML::Client->new($url);
for my $call (@{$json->decode(join '', <$file>)}) {
    my ($method, @arguments) = @$call;
    my $answer = $client->send_request($method, map { typed($_) } @arguments);
    if (!ref $answer) { show($method, 'error', $answer) }
    elsif ($answer->is_fault) { show($method, 'fault', [$answer->code, $answer->string]) }
    else { show($method, 'value', $answer->value) }
}

(my $wrong = $url) =~ s/u:p@/u:wrong@/;
my $answer = RPC::XML::Client->new($wrong)->send_request('supervisor.getState');
show('wrong password', 'error', ref $answer ? $answer->value : $answer);
