# An event listener with the reference's helper module, which asks its own daemon back, as those that watch over others do.
import json, os, sys
from supervisor import childutils

rpc = childutils.getRPCInterface(os.environ)
while True:
    headers, payload = childutils.listener.wait(sys.stdin, sys.stdout)
    fields, data = childutils.eventdata(payload + '\n')
    state = rpc.supervisor.getProcessInfo('cat')['statename']
    with open(sys.argv[1], 'a') as dump:
        dump.write(json.dumps([headers, fields, data, state]) + '\n')
    childutils.listener.ok(sys.stdout)
