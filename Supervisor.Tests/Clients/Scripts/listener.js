// The npm package supervisord-eventlistener, which keeps what it is told in a file.
const fs = require('fs');
const { createRequire } = require('module');

const [modules, dump] = process.argv.slice(2);
const listener = createRequire(modules + '/')('supervisord-eventlistener');
listener.on('event', (type, headers, data) => fs.appendFileSync(dump, JSON.stringify([type, headers, data]) + '\n'));
listener.listen(process.stdin, process.stdout);
