#compdef supervisord
_arguments -S \
    '(-c --configuration)'{-c,--configuration}'[configuration file]:file:_files' \
    '(-n --nodaemon)'{-n,--nodaemon}'[stay in the foreground]' \
    '(-s --silent)'{-s,--silent}'[keep the activity log off stdout]' \
    '(-h --help)'{-h,--help}'[show the options]' \
    '(-v --version)'{-v,--version}'[show the version]' \
    '(-u --user)'{-u,--user}'[user to run as]:user:_users' \
    '(-m --umask)'{-m,--umask}'[octal mask for new files]:mask:' \
    '(-d --directory)'{-d,--directory}'[directory to work in]:directory:_files -/' \
    '(-l --logfile)'{-l,--logfile}'[activity log]:file:_files' \
    '(-y --logfile_maxbytes)'{-y,--logfile_maxbytes}'[size at which it is rotated]:size:' \
    '(-z --logfile_backups)'{-z,--logfile_backups}'[how many rotated ones to keep]:count:' \
    '(-e --loglevel)'{-e,--loglevel}'[level]:level:(critical error warn info debug trace blather)' \
    '(-j --pidfile)'{-j,--pidfile}'[pid file]:file:_files' \
    '(-i --identifier)'{-i,--identifier}'[name of this instance]:name:' \
    '(-q --childlogdir)'{-q,--childlogdir}'[directory of automatic child logs]:directory:_files -/' \
    '(-k --nocleanup)'{-k,--nocleanup}'[keep old automatic child logs]' \
    '(-a --minfds)'{-a,--minfds}'[least number of descriptors]:count:' \
    '(-t --strip_ansi)'{-t,--strip_ansi}'[remove escape sequences from child logs]' \
    '--minprocs[least number of processes]:count:' \
    '--profile_options[without effect]:list:' \
    '--cluster[file that describes the fleet]:file:_files' \
    '--check[check the configuration]' \
    '--check=json[check the configuration and print it]'
