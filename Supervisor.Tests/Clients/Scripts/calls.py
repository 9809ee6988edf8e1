# Python's xmlrpc.client over the Unix socket, with the reference's transport; then some as one MultiCall.
import json, sys
from xmlrpc.client import Fault, MultiCall, ServerProxy
from supervisor.xmlrpc import SupervisorTransport

url, socket, calls = sys.argv[1:]
proxy = ServerProxy('http://127.0.0.1', transport=SupervisorTransport('u', 'p', 'unix://' + socket))

def show(method, kind, value):
    print(json.dumps([method, kind, value]))

def call(method, arguments):
    target = proxy
    for name in method.split('.'):
        target = getattr(target, name)
    try:
        show(method, 'value', target(*arguments))
    except Fault as fault:
        show(method, 'fault', [fault.faultCode, fault.faultString])

for method, *arguments in json.load(open(calls)):
    call(method, arguments)

many = MultiCall(proxy)
many.supervisor.getAPIVersion()
many.supervisor.startProcess('cat')
many.supervisor.reloadConfig()
many.supervisor.getIdentification()
results = many()
# Of the values it understands those that are lists.
for i in range(4):
    try:
        show('MultiCall', 'value', results[i])
    except Fault as fault:
        show('MultiCall', 'fault', [fault.faultCode, fault.faultString])
    except ValueError as error:
        show('MultiCall', 'error', str(error))

try:
    ServerProxy(url.replace('u:p@', 'u:wrong@')).supervisor.getState()
except Exception as refusal:
    show('wrong password', 'error', [type(refusal).__name__, refusal.errcode, refusal.errmsg])
