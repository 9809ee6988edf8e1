# Completion of supervisord for bash.
_supervisord() {
    local options='-c --configuration -n --nodaemon -s --silent -h --help -v --version -u --user -m --umask -d --directory -l --logfile
        -y --logfile_maxbytes -z --logfile_backups -e --loglevel -j --pidfile -i --identifier -q --childlogdir -k --nocleanup -a --minfds
        -t --strip_ansi --minprocs --profile_options --cluster --check --check=json'
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
    case $previous in
        -c | --configuration | -l | --logfile | -j | --pidfile | --cluster) mapfile -t COMPREPLY < <(compgen -f -- "$current") ;;
        -d | --directory | -q | --childlogdir) mapfile -t COMPREPLY < <(compgen -d -- "$current") ;;
        -u | --user) mapfile -t COMPREPLY < <(compgen -u -- "$current") ;;
        -e | --loglevel) mapfile -t COMPREPLY < <(compgen -W 'critical error warn info debug trace blather' -- "$current") ;;
        -m | --umask | -y | --logfile_maxbytes | -z | --logfile_backups | -i | --identifier | -a | --minfds | --minprocs | --profile_options)
            COMPREPLY=()
            ;;
        *) mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current") ;;
    esac
}

complete -o filenames -F _supervisord supervisord
