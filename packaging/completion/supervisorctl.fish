# Completion of supervisorctl for fish. Names come from the daemon that the line is about; when none answers there are none.

# The command line's program and options, without its action.
function __supervisorctl_ask
    set -l words (commandline -opc)
    set -l ask (string replace -r '^~' $HOME -- $words[1])
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case -c -s -u -p -n --configuration --serverurl --username --password --node
                set -q words[2]; and set -a ask $words[1] (string replace -r '^~' $HOME -- $words[2])
                set -e words[1]
            case -r --history_file
                set -e words[1]
            case '--*=*'
                set -a ask $words[1]
            case '-*'
            case '*'
                break
        end
        set -e words[1]
    end
    timeout 2 $ask avail 2>/dev/null </dev/null | string match -rg '^(\S+)\s+(?:in use|avail)\s'
end

# The words from the action on, without options.
function __supervisorctl_words
    set -l words (commandline -opc)
    set -e words[1]
    while set -q words[1]
        switch $words[1]
            case -c -s -u -p -n -r --configuration --serverurl --username --password --node --history_file
                set -e words[1]
            case '-*'
            case '*'
                break
        end
        set -e words[1]
    end
    string match -rv '^-' -- $words
end

function __supervisorctl_at
    set -l words (__supervisorctl_words)
    test (count $words) -ge $argv[1]; or return 1
    contains -- "$words[1]" $argv[2..]
end

function __supervisorctl_nowhere
    test (count (__supervisorctl_words)) -eq 0
end

function __supervisorctl_names
    set -l names (__supervisorctl_ask)
    string join \n -- all $names (string match -rg '^([^:]+):' -- $names | sort -u | string replace -r '$' ':*')
end

complete -c supervisorctl -f
complete -c supervisorctl -n __supervisorctl_nowhere -s c -l configuration -r -F -d 'configuration file'
complete -c supervisorctl -n __supervisorctl_nowhere -s h -l help -d 'show the options'
complete -c supervisorctl -n __supervisorctl_nowhere -s i -l interactive -d 'ask before shutdown and reload'
complete -c supervisorctl -n __supervisorctl_nowhere -s s -l serverurl -x -d 'where supervisord listens'
complete -c supervisorctl -n __supervisorctl_nowhere -s u -l username -x -d 'user name'
complete -c supervisorctl -n __supervisorctl_nowhere -s p -l password -x -d password
complete -c supervisorctl -n __supervisorctl_nowhere -s r -l history_file -r -F -d 'history of the prompt'
complete -c supervisorctl -n __supervisorctl_nowhere -s n -l node -x -d 'node of the fleet'
complete -c supervisorctl -n __supervisorctl_nowhere -l json -d 'answer in JSON'
complete -c supervisorctl -n __supervisorctl_nowhere -a 'add avail clear cluster exit fg help maintail open pid quit reload remove reread restart shutdown signal start status stop tail update version why'
complete -c supervisorctl -n '__supervisorctl_at 1 start stop restart status clear pid why' -a '(__supervisorctl_names)'
complete -c supervisorctl -n '__supervisorctl_at 1 fg tail; and not __supervisorctl_at 2 fg tail' -a '(__supervisorctl_ask)'
complete -c supervisorctl -n '__supervisorctl_at 2 tail' -a 'stdout stderr'
complete -c supervisorctl -n '__supervisorctl_at 1 signal; and not __supervisorctl_at 2 signal' -a 'HUP INT QUIT KILL USR1 USR2 TERM STOP CONT'
complete -c supervisorctl -n '__supervisorctl_at 2 signal' -a '(__supervisorctl_names)'
complete -c supervisorctl -n '__supervisorctl_at 1 add remove update' -a '(__supervisorctl_ask | string replace -r ":.*" "" | sort -u)'
complete -c supervisorctl -n '__supervisorctl_at 1 update' -a all
complete -c supervisorctl -n '__supervisorctl_at 1 cluster; and not __supervisorctl_at 2 cluster' -a 'down events leave members restart signal start status stop tail top'
complete -c supervisorctl -n '__supervisorctl_at 1 help' -a 'add avail clear cluster exit fg help maintail open pid quit reload remove reread restart shutdown signal start status stop tail update version why'
