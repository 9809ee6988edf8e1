"""Reads command lines and configuration files with the reference's own parser, and prints what it made of them.

Standard input: one JSON list of arguments per line. Standard output: one JSON object per line, in the same order:
{"exit": 0, "config": {...}, "messages": [...]} with the shape of `supervisord --check=json`, or
{"exit": 2, "error": TEXT}, or {"exit": 1, "error": TRACEBACK} where the reference itself breaks.

{"exit": 0, "output": TEXT} stands for a command line that only prints. Every line gets a process of its own, because the parser keeps what it read in class attributes.
"""

import io
import json
import os
import sys
import traceback
import warnings

from supervisor import datatypes
from supervisor.options import ServerOptions

import socket


class Exited(Exception):
    pass


def leave(status=0):
    raise Exited(status)


def log_file(value):
    if value is datatypes.Automatic:
        return "auto"
    return value or None


def restart(value):
    if value is datatypes.RestartUnconditionally:
        return True
    if value is datatypes.RestartWhenExitUnexpected:
        return "unexpected"
    return False


def process(group, config):
    entry = {"group": group.name, "group_prio": group.priority, "autorestart": restart(config.autorestart)}
    plain = ("name command directory umask priority autostart startsecs startretries stopsignal stopwaitsecs "
             "stopasgroup killasgroup redirect_stderr environment serverurl uid")
    for key in plain.split():
        entry[key] = getattr(config, key)
    entry["stopsignal"] = int(config.stopsignal)
    entry["exitcodes"] = sorted(config.exitcodes)
    for channel in ("stdout_", "stderr_"):
        entry[channel + "logfile"] = log_file(getattr(config, channel + "logfile"))
        for key in ("logfile_maxbytes", "logfile_backups", "capture_maxbytes", "events_enabled", "syslog"):
            entry[channel + key] = getattr(config, channel + key)
    return entry


def daemon(options):
    entry = {"user": options.uid}
    plain = ("logfile logfile_maxbytes logfile_backups loglevel pidfile umask minfds minprocs childlogdir directory "
             "identifier")
    for key in plain.split():
        entry[key] = getattr(options, key)
    for key in ("nodaemon", "silent", "nocleanup", "strip_ansi"):
        entry[key] = bool(getattr(options, key))
    entry["environment"] = options.configroot.supervisord.environment
    return entry


def server(config):
    username = config["username"] or None
    entry = {"section": config["section"], "username": username,
             "password": config["password"] if username else None}
    if config["family"] == socket.AF_INET:
        entry.update(host=config["host"], port=config["port"])
    else:
        uid, gid = config["chown"]
        entry.update(file=config["file"], chmod=config["chmod"],
                     uid=None if uid == -1 else uid, gid=None if gid == -1 else gid)
    return entry


def realize(arguments):
    options = ServerOptions()
    options.stdout = options.stderr = captured = io.StringIO()
    options.exit = leave
    try:
        options.realize(arguments, doc="HELP", progname="supervisord")
    except Exited as end:
        text = captured.getvalue()
        if end.args[0] == 0:
            return {"exit": 0, "output": text}
        text = text[len("Error: "):text.rindex("For help, use") - 1]
        return {"exit": end.args[0], "error": text}
    except Exception:
        return {"exit": 1, "error": traceback.format_exc()}
    processes = [process(group, config)
                 for group in options.process_group_configs for config in group.process_configs]
    return {"exit": 0,
            "messages": options.parse_criticals + options.parse_warnings + options.parse_infos,
            "config": {"processes": processes, "supervisord": daemon(options),
                       "servers": [server(config) for config in options.server_configs]}}


def realize_apart(arguments):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        with os.fdopen(write, "w") as pipe:
            json.dump(realize(arguments), pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        answer = pipe.read()
    os.waitpid(child, 0)
    return answer


def main():
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        print(realize_apart(json.loads(line)), flush=True)


main()
