// The npm packages supervisord and node-supervisord. Both have a method for each of the API's; the calls of methods that a package does
// not know are left out.
const fs = require('fs');
const { createRequire } = require('module');

const [name, modules, url, , calls] = process.argv.slice(2);
const load = createRequire(modules + '/');
const show = (method, kind, value) => console.log(JSON.stringify([method, kind, value]));
const failure = error => 'faultCode' in error ? ['fault', [error.faultCode, error.faultString]] : ['error', error.message];

function promised(client, method, args) {
    return new Promise((resolve, reject) => client[method](...args, (error, value) => error ? reject(error) : resolve(value)));
}

const clients = {
    'supervisord': password => {
        const client = load('supervisord').connect(url.replace('u:p@', `u:${password}@`));
        return { knows: method => method in client, call: (method, args) => promised(client, method, args) };
    },
    'node-supervisord': password => {
        const { SupervisordClient } = load('node-supervisord');
        const client = new SupervisordClient(url.replace('u:p@', ''), { username: 'u', password });
        return { knows: method => method in client, call: (method, args) => client[method](...args) };
    },
};

async function main() {
    const client = clients[name]('p');
    for (const [method, ...args] of JSON.parse(fs.readFileSync(calls, 'utf8'))) {
        const short = method.split('.').pop();
        if (!client.knows(short)) continue;
        await client.call(short, args).then(value => show(method, 'value', value), error => show(method, ...failure(error)));
    }
    const refused = clients[name]('wrong');
    await refused.call('getState', []).then(value => show('wrong password', 'value', value), error => show('wrong password', ...failure(error)));
}

main();
