<?php
// PHP's xmlrpc, with PHP's own HTTP client.
[, $url, , $calls] = $argv;

function show($method, $kind, $value) {
    echo json_encode([$method, $kind, $value], JSON_UNESCAPED_UNICODE | JSON_THROW_ON_ERROR), "\n";
}

function post($url, $password, $body) {
    $credentials = base64_encode("u:$password");
    $options = ['method' => 'POST', 'content' => $body, 'ignore_errors' => true,
        'header' => "Content-Type: text/xml\r\nAuthorization: Basic $credentials"];
    $answer = file_get_contents(str_replace('u:p@', '', $url), false, stream_context_create(['http' => $options]));
    return [explode(' ', $http_response_header[0], 2)[1], $answer];
}

$utf8 = ['encoding' => 'utf-8', 'escaping' => 'markup'];
foreach (json_decode(file_get_contents($calls), true, 64, JSON_THROW_ON_ERROR) as $call) {
    $method = array_shift($call);
    [$status, $answer] = post($url, 'p', xmlrpc_encode_request($method, $call, $utf8));
    $value = xmlrpc_decode($answer, 'utf-8');
    if (is_array($value) && xmlrpc_is_fault($value)) show($method, 'fault', [$value['faultCode'], $value['faultString']]);
    else show($method, $status === '200 OK' ? 'value' : $status, $value);
}

[$status, $answer] = post($url, 'wrong', xmlrpc_encode_request('supervisor.getState', []));
show('wrong password', 'error', [$status, $answer]);
