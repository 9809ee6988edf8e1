# Completion of supervisorctl for bash. Names come from the daemon that the line is about; when none answers there are none.
# SUPERVISORCTL_PATIENCE is how many seconds one may take, 2 if it is not set.

# The namespecs of the daemon that "$@" reaches, and its groups as NAME:*.
_supervisorctl_names() {
    timeout "${SUPERVISORCTL_PATIENCE:-2}" "$@" avail 2>/dev/null </dev/null | while read -r name use _; do
        [[ $use == in || $use == avail ]] || continue
        printf '%s\n' "$name"
        [[ $name == *:* ]] && printf '%s\n' "${name%%:*}:*"
    done | sort -u
}

_supervisorctl() {
    local options='-c --configuration -h --help -i --interactive -s --serverurl -u --username -p --password -r --history_file -n --node --json'
    local actions='add avail clear cluster exit fg help maintail open pid quit reload remove reread restart shutdown signal start status stop tail update version why'
    local fleet='down events leave members restart signal start status stop tail top'
    local signals='HUP INT QUIT KILL USR1 USR2 TERM STOP CONT'
    local line=${COMP_LINE:0:COMP_POINT} current action='' before=() words i wanted='' candidates
    # Divided by blanks alone: names have colons in them, where bash divides too.
    read -ra words <<<"$line"
    [[ $line == *[[:space:]] ]] && words+=('')
    current=${words[-1]}
    local ask=("${words[0]/#\~/$HOME}")
    for ((i = 1; i < ${#words[@]} - 1; i++)); do
        if [[ -n $action ]]; then before+=("${words[i]}"); continue; fi
        case ${words[i]} in
            -[csuprn] | --configuration | --serverurl | --username | --password | --history_file | --node)
                wanted=${words[i]}
                ((i + 1 < ${#words[@]} - 1)) || break
                [[ $wanted == -r || $wanted == --history_file ]] || ask+=("$wanted" "${words[i + 1]/#\~/$HOME}")
                wanted=''
                ((++i))
                ;;
            --*=* | -[csup]?*) ask+=("${words[i]}") ;;
            -*) ;;
            *) action=${words[i]} ;;
        esac
    done
    COMPREPLY=()
    if [[ -n $wanted ]]; then
        [[ $wanted == -[cr] || $wanted == --configuration || $wanted == --history_file ]] && mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return
    fi
    case $action in
        '') if [[ $current == -* ]]; then candidates=$options; else candidates=$actions; fi ;;
        start | stop | restart | status | clear | pid) candidates="all $(_supervisorctl_names "${ask[@]}")" ;;
        why) candidates=$(_supervisorctl_names "${ask[@]}") ;;
        fg) candidates=$(_supervisorctl_names "${ask[@]}" | grep -v '\*$') ;;
        tail)
            if [[ $current == -* ]]; then candidates='-f'
            elif [[ ${#before[@]} -gt 0 && ${before[-1]} != -* ]]; then candidates='stdout stderr'
            else candidates=$(_supervisorctl_names "${ask[@]}" | grep -v '\*$'); fi
            ;;
        maintail) candidates='-f' ;;
        signal)
            if ((${#before[@]} == 0)); then candidates=$signals; else candidates="all $(_supervisorctl_names "${ask[@]}")"; fi
            ;;
        add | remove | update)
            candidates=$(_supervisorctl_names "${ask[@]}" | sed 's/:.*//' | sort -u)
            [[ $action == update ]] && candidates="all $candidates"
            ;;
        cluster) ((${#before[@]} == 0)) && candidates=$fleet ;;
        help) candidates=$actions ;;
    esac
    local word
    # What bash takes for earlier words must not be said again.
    local said=''
    [[ $current == *:* && $COMP_WORDBREAKS == *:* ]] && said=${current%"${current##*:}"}
    while read -r word; do
        [[ -n $word && $word == "$current"* ]] && COMPREPLY+=("${word#"$said"}")
    done < <(tr ' ' '\n' <<<"${candidates:-}")
}

complete -F _supervisorctl supervisorctl
