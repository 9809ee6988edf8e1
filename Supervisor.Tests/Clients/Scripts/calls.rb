# Ruby's xmlrpc.
require "json"
require "xmlrpc/client"

url, _, calls = ARGV

def show(method, kind, value) = puts(JSON.generate([method, kind, value]))

client = XMLRPC::Client.new2(url)
JSON.parse(File.read(calls, encoding: "utf-8")).each do |method, *arguments|
  show(method, "value", client.call(method, *arguments))
rescue XMLRPC::FaultException => fault
  show(method, "fault", [fault.faultCode, fault.faultString])
end

# It wants each value in a list of its own; the reference gives the values themselves.
begin
  show("multicall", "value", client.multicall(["supervisor.getState"], ["supervisor.startProcess", "cat"]))
rescue RuntimeError => refusal
  show("multicall", "error", refusal.message)
end

begin
  XMLRPC::Client.new2(url.sub("u:p@", "u:wrong@")).call("supervisor.getState")
rescue RuntimeError => refusal
  show("wrong password", "error", refusal.message)
end
