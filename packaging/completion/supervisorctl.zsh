#compdef supervisorctl
# Completion of supervisorctl for zsh. Names come from the daemon that the line is about; when none answers there are none.

_supervisorctl_namespecs() {
    local -a ask lines names
    local option
    ask=(${(Q)program/#\~/$HOME})
    for option in -c --configuration -s --serverurl -u --username -p --password -n --node; do
        (( ${+opt_args[$option]} )) && ask+=($option ${(Q)opt_args[$option]/#\~/$HOME})
    done
    lines=(${(f)"$(timeout 2 $ask avail 2>/dev/null </dev/null)"})
    lines=(${(M)lines:#*[[:space:]](in use|avail)[[:space:]]*})
    names=(${lines%% *})
    print -rl -- ${(u)names}
}

_supervisorctl_processes() {
    local -a names groups
    names=(${(f)"$(_supervisorctl_namespecs)"})
    groups=(${(M)names:#*:*})
    [[ $1 == single ]] || names+=(all ${(u)^groups%%:*}':*')
    compadd -a names
}

_supervisorctl_groups() {
    local -a names
    names=(${(f)"$(_supervisorctl_namespecs)"})
    names=(${(u)names%%:*})
    compadd "$@" -a names
}

_supervisorctl() {
    # Behind the action, words[1] is the action.
    local curcontext=$curcontext state line program=$words[1]
    typeset -A opt_args
    local -a actions fleet
    actions=(
        'add:take groups of the configuration into use' 'avail:show what the configuration offers' 'clear:empty logs'
        'cluster:act on the whole fleet' 'exit:leave the prompt' 'fg:connect to a process' 'help:explain a command'
        'maintail:show the end of the daemon'\''s own log' 'open:connect to another daemon' 'pid:show pids' 'quit:leave the prompt'
        'reload:restart the daemon with everything' 'remove:take stopped groups out of use' 'reread:read the configuration, change nothing'
        'restart:stop, then start' 'shutdown:end the daemon' 'signal:send a signal' 'start:start processes' 'status:show states'
        'stop:stop processes' 'tail:show the end of a log' 'update:apply a changed configuration' 'version:show the daemon'\''s version' 'why:tell how a process ended'
    )
    fleet=(down events leave members restart signal start status stop tail top)
    _arguments -C -S \
        '(-c --configuration)'{-c,--configuration}'[configuration file]:file:_files' \
        '(-h --help)'{-h,--help}'[show the options]' \
        '(-i --interactive)'{-i,--interactive}'[ask before shutdown and reload]' \
        '(-s --serverurl)'{-s,--serverurl}'[where supervisord listens]:url:' \
        '(-u --username)'{-u,--username}'[user name]:user:' \
        '(-p --password)'{-p,--password}'[password]:password:' \
        '(-r --history_file)'{-r,--history_file}'[history of the prompt]:file:_files' \
        '(-n --node)'{-n,--node}'[node of the fleet]:node:' \
        '--json[answer in JSON]' \
        '1:action:->action' '*::argument:->argument'
    case $state in
        action) _describe action actions ;;
        argument)
            case $line[1] in
                start | stop | restart | status | clear | pid | why) _supervisorctl_processes ;;
                fg) _supervisorctl_processes single ;;
                tail) if (( CURRENT > 2 )) && [[ $words[CURRENT-1] != -* ]]; then compadd stdout stderr; else _supervisorctl_processes single; fi ;;
                maintail) compadd -- -f ;;
                signal) if (( CURRENT == 2 )); then compadd HUP INT QUIT KILL USR1 USR2 TERM STOP CONT; else _supervisorctl_processes; fi ;;
                add | remove) _supervisorctl_groups ;;
                update) _supervisorctl_groups; compadd all ;;
                cluster) (( CURRENT == 2 )) && compadd -a fleet ;;
                help) _describe action actions ;;
            esac
            ;;
    esac
}

_supervisorctl "$@"
