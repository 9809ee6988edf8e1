// One file of more than three hundred lines: the page has no build step, and a browser is to fetch as few files as it can.
//
// The server writes the whole page, and every button on it works without this script. With it the table follows what happens, logs
// are followed in the page, and keys do what buttons do. Whatever comes from processes becomes text, never markup.

const Connect = { first: 500, longest: 10_000, silence: 40_000, hidden: 60_000 };
const LogSize = { first: 64 * 1024, kept: 1024 * 1024, node: 16 * 1024 };
const Few = 10;

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const page = document.body.dataset.page;

function el(tag, properties = {}, ...children) {
  const { data, aria, ...rest } = properties;
  const element = Object.assign(document.createElement(tag), rest);
  Object.assign(element.dataset, data);
  for (const [name, value] of Object.entries(aria ?? {})) element.setAttribute(name === 'role' ? name : `aria-${name}`, value);
  element.append(...children);
  return element;
}

// Who forbids storage does without memory.
const memory = {
  get(key, otherwise) {
    try {
      return JSON.parse(localStorage.getItem(`supervisor.${key}`)) ?? otherwise;
    } catch {
      return otherwise;
    }
  },
  set(key, value) {
    try {
      localStorage.setItem(`supervisor.${key}`, JSON.stringify(value));
    } catch { /* as above */ }
  },
};

// ---- names and times

const join = (group, name) => group === name ? group : `${group}:${name}`;

function split(name) {
  const colon = name.indexOf(':');
  return colon < 0 ? [name, name] : [name.slice(0, colon), name.slice(colon + 1)];
}

const address = (name, rest = '') => `api/v1/processes/${split(name).map(encodeURIComponent).join('/')}${rest}`;
const clockOf = seconds => new Date(seconds * 1000).toLocaleTimeString();
const plural = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

// The daemon's clock counts, not the browser's.
let ahead = Number(document.body.dataset.now) - Date.now() / 1000;
const now = () => Date.now() / 1000 + ahead;

function span(seconds) {
  const whole = Math.max(0, Math.floor(seconds));
  const two = number => String(number).padStart(2, '0');
  const clock = `${Math.floor(whole % 86_400 / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  const days = Math.floor(whole / 86_400);
  return days ? `${plural(days, 'day')}, ${clock}` : clock;
}

function ago(seconds) {
  const [count, noun] = seconds < 90 ? [seconds, 'second'] : seconds < 5400 ? [seconds / 60, 'minute']
    : seconds < 129_600 ? [seconds / 3600, 'hour'] : [seconds / 86_400, 'day'];
  return `${plural(Math.round(Math.max(0, count)), noun)} ago`;
}

// ---- what is said to the reader

const message = $('#message') ?? document.body.appendChild(el('p', { id: 'message', className: 'status_msg', hidden: true, aria: { role: 'status' } }));
let messageEnd;

function say(text) {
  clearTimeout(messageEnd);
  const isBad = /^(ERROR|No such|unexpected|Not )|, except /.test(text);
  message.hidden = false;
  message.classList.toggle('bad', isBad);
  message.textContent = text;
  if (!isBad) messageEnd = setTimeout(() => { message.hidden = true; }, 6000);
}

function ask(question, detail, verb) {
  const dialog = document.body.appendChild(el('dialog', { className: 'ask', aria: { labelledby: 'question' } },
    el('h2', { id: 'question' }, question), el('p', {}, detail),
    el('form', { method: 'dialog' },
      el('button', { value: 'no' }, 'Cancel'), el('button', { value: 'yes', className: 'main', autofocus: true }, verb))));
  dialog.showModal();
  return new Promise(resolve => dialog.addEventListener('close', () => {
    dialog.remove();
    resolve(dialog.returnValue === 'yes');
  }));
}

const Keys = [
  ['j k ↑ ↓', 'next and previous line'], ['/', 'filter'], ['s', 'start'], ['x', 'stop'], ['r', 'restart'],
  ['l ⏎', 'log'], ['h', 'what became of earlier children'], ['← →', 'fold and unfold a group'], ['space', 'pause the log'], ['Esc', 'close, clear'], ['?', 'this list'],
];

function help() {
  const dialog = document.body.appendChild(el('dialog', { className: 'keys', aria: { labelledby: 'keytitle' } },
    el('h2', { id: 'keytitle' }, 'Keys'),
    el('dl', {}, ...Keys.flatMap(([keys, what]) => [
      el('dt', {}, ...keys.split(' ').map(key => el('kbd', {}, key))), el('dd', {}, what)])),
    el('form', { method: 'dialog' }, el('button', { autofocus: true }, 'Close'))));
  dialog.addEventListener('close', () => dialog.remove());
  dialog.showModal();
}

// ---- streams: events and logs

class Refused extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function request(url, options) {
  const response = await fetch(url, { cache: 'no-store', ...options });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw new Refused(response.status, problem.detail ?? problem.title ?? `HTTP ${response.status}`);
}

// Hands over each piece as it comes. A connection that has died without a word is given up after a silence, where one is given.
async function stream(url, signal, begin, take, silence) {
  const patience = new AbortController();
  const either = AbortSignal.any([signal, patience.signal]);
  let timer;
  const wait = () => {
    clearTimeout(timer);
    if (silence) timer = setTimeout(() => patience.abort(), silence);
  };
  wait();
  try {
    const response = await request(url, { signal: either });
    begin(response);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      wait();
      take(value);
    }
  } finally {
    clearTimeout(timer);
  }
}

// Follows a stream, again and again, until it is stopped. After a refusal that will not change it ends.
function follow({ open, lost, refused }) {
  const stop = new AbortController();
  let tries = 0, timer, wake = () => {};
  const isUp = () => { tries = 0; };
  (async () => {
    while (!stop.signal.aborted) {
      const why = await open(stop.signal, isUp).then(() => 'ended', error => error);
      if (stop.signal.aborted) return;
      if (why instanceof Refused && why.status >= 400 && why.status < 500 && why.status !== 401 && why.status !== 408) return refused(why);
      lost(why);
      const pause = Math.min(Connect.longest, Connect.first * 2 ** tries++);
      await new Promise(resolve => {
        wake = resolve;
        timer = setTimeout(resolve, pause);
      });
      clearTimeout(timer);
    }
  })();
  return { stop: () => { stop.abort(); wake(); }, now: () => wake() };
}

function eventReader(take) {
  const decoder = new TextDecoder();
  let rest = '';
  return bytes => {
    const blocks = (rest + decoder.decode(bytes, { stream: true })).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const fields = block.split('\n').map(line => line.match(/^(event|data): ?(.*)$/)).filter(Boolean);
      const of = name => fields.filter(field => field[1] === name).map(field => field[2]).join('\n');
      if (of('data')) take(of('event'), JSON.parse(of('data')));
    }
  };
}

// ---- the table

const rows = new Map();
const folded = new Set(memory.get('folded', []));
const view = { text: '', kind: 'all', sort: memory.get('sort', 'name') };
const Kinds = {
  running: ['RUNNING'], changing: ['STARTING', 'STOPPING'], stopped: ['STOPPED'], exited: ['EXITED'], failed: ['FATAL', 'BACKOFF', 'UNKNOWN'],
};
const Urgency = ['FATAL', 'BACKOFF', 'UNKNOWN', 'EXITED', 'STOPPING', 'STARTING', 'STOPPED', 'RUNNING'];
const Shown = {
  start: ['STOPPED', 'EXITED', 'FATAL'], restart: ['RUNNING'], stop: ['RUNNING', 'STARTING', 'BACKOFF'],
};
const table = $('#processes table');
const actionOf = button => new URLSearchParams(button.getAttribute('formaction').split('?')[1]);

function exitOf(p) {
  const last = p.lastExit;
  if (!last) return p.state === 'EXITED' && p.exitStatus ? `exit status ${p.exitStatus}` : '';
  const how = last.signal ? `${last.signal}${last.coreDumped ? ', core dumped' : ''}` : `exit status ${last.status}`;
  if (p.state === 'RUNNING') return last.expected || !p.restarts ? '' : `last ended ${ago(now() - last.time)}: ${how}`;
  if (['STOPPED', 'STOPPING', 'STARTING'].includes(p.state)) return '';
  return last.expected ? how : `${how}, not expected`;
}

const describe = p => p.state === 'RUNNING' && p.start ? `pid ${p.pid}, uptime ${span(now() - p.start)}` : p.description ?? '';

function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

function show(row) {
  const { tr, p } = row;
  tr.dataset.state = p.state;
  const pill = $('.status span', tr);
  put(pill, p.state.toLowerCase());
  pill.className = p.state === 'RUNNING' ? 'statusrunning' : p.state === 'FATAL' || p.state === 'BACKOFF' ? 'statuserror' : 'statusnominal';
  put($('.desc span', tr), describe(p));
  const exit = $('.desc small', tr);
  put(exit, exitOf(p));
  exit.classList.toggle('bad', p.lastExit ? !p.lastExit.expected : Boolean(p.exitStatus));
  const focused = document.activeElement;
  for (const button of $$('button', tr)) {
    const states = Shown[actionOf(button).get('action')];
    if (states) button.hidden = !states.includes(p.state);
  }
  if (focused?.hidden && tr.contains(focused)) tr.focus();
}

function take(p) {
  const name = join(p.group, p.name);
  let row = rows.get(name);
  const isNew = !row;
  if (isNew) rows.set(name, row = { name, tr: rowFor(name), p });
  row.p = p;
  show(row);
  if (panel.log?.name === name) panel.log.refresh();
  return isNew;
}

function rowFor(name) {
  const tr = $('#row').content.firstElementChild.cloneNode(true);
  fill(tr, name);
  $('.name a', tr).textContent = name;
  return adopt(tr, name);
}

// What the server leaves empty in a template is the name: at the end of some addresses and in the middle of others.
function fill(element, name) {
  const encoded = encodeURIComponent(name);
  for (const button of $$('button', element))
    button.setAttribute('formaction', `index.html?processname=${encoded}&action=${actionOf(button).get('action')}`);
  for (const link of $$('a', element)) {
    const href = link.getAttribute('href');
    link.setAttribute('href', href.startsWith('tail') ? `tail.html?processname=${encoded}`
      : `logtail/${encoded}${href.endsWith('/stderr') ? '/stderr' : ''}`);
  }
  return element;
}

function adopt(tr, name) {
  tr.dataset.name = name;
  tr.tabIndex = -1;
  const link = $('.name a', tr);
  const [group, process] = split(name);
  if (group !== process) link.replaceChildren(el('span', { className: 'prefix' }, `${group}:`), process);
  return tr;
}

function adoptAll() {
  for (const tr of $$('tr[data-name]', table)) {
    const name = tr.dataset.name;
    const p = { state: tr.dataset.state, description: $('.desc span', tr).textContent, start: Number(tr.dataset.start) || null };
    p.pid = Number(/^pid (\d+)/.exec(p.description)?.[1]) || null;
    [p.group, p.name] = split(name);
    rows.set(name, { name, tr: adopt(tr, name), p, place: rows.size });
  }
  for (const body of table.tBodies) adoptHead(body);
}

function adoptHead(body) {
  const head = $('tr.group', body);
  if (!head || $('.fold', head)) return;
  head.tabIndex = -1;
  const isOpen = !folded.has(body.dataset.group);
  body.classList.toggle('folded', !isOpen);
  $('th', head).prepend(el('button', { type: 'button', className: 'fold quiet', aria: { expanded: isOpen, label: `Group ${body.dataset.group}` } }));
}

function fold(body, close) {
  const { group } = body.dataset;
  if (close) folded.add(group); else folded.delete(group);
  body.classList.toggle('folded', close);
  $('.fold', body)?.setAttribute('aria-expanded', String(!close));
  memory.set('folded', [...folded]);
}

const Orders = {
  name: (a, b) => a.place - b.place,
  state: (a, b) => Urgency.indexOf(a.p.state) - Urgency.indexOf(b.p.state) || Orders.name(a, b),
  uptime: (a, b) => (b.p.start && b.p.state === 'RUNNING' ? b.p.start : 0) - (a.p.start && a.p.state === 'RUNNING' ? a.p.start : 0) || Orders.name(a, b),
};

// Puts the lines into their order: in groups, or, where another order is wanted, all in one.
function arrange() {
  const focused = document.activeElement;
  const sorted = [...rows.values()].sort(Orders[view.sort] ?? Orders.name);
  const bodies = view.sort === 'name' ? grouped(sorted) : [el('tbody', {}, ...sorted.map(row => row.tr))];
  for (const body of [...table.tBodies]) if (!bodies.includes(body)) body.remove();
  table.append(...bodies);
  $('#none').hidden = rows.size > 0;
  if (focused !== document.activeElement && table.contains(focused)) focused.focus();
  summarize();
}

function grouped(sorted) {
  const bodies = new Map([...table.tBodies].filter(b => b.dataset.group !== undefined).map(b => [b.dataset.group, b]));
  const groups = Map.groupBy(sorted, row => row.p.group);
  return [...groups].map(([group, members]) => {
    const body = bodies.get(group) ?? el('tbody', { data: { group }, aria: { role: 'rowgroup' } });
    const head = members.length > 1 ? $('tr.group', body) ?? headFor(group) : null;
    body.replaceChildren(...head ? [head] : [], ...members.map(row => row.tr));
    adoptHead(body);
    return body;
  });
}

function headFor(group) {
  const head = $('#group').content.firstElementChild.cloneNode(true);
  $('.groupname', head).textContent = group;
  return fill(head, `${group}:*`);
}

// ---- filter and figures

const kindOf = state => Object.keys(Kinds).find(kind => Kinds[kind].includes(state)) ?? 'failed';

function matches({ name, p, tr }) {
  if (view.kind !== 'all' && kindOf(p.state) !== view.kind) return false;
  const text = `${name} ${p.state} ${$('.desc', tr).textContent}`.toLowerCase();
  return view.text.toLowerCase().split(/\s+/).every(word => text.includes(word));
}

function summarize() {
  const counts = { all: rows.size };
  let shown = 0;
  for (const row of rows.values()) {
    const kind = kindOf(row.p.state);
    counts[kind] = (counts[kind] ?? 0) + 1;
    row.tr.hidden = !matches(row);
    if (!row.tr.hidden) shown++;
  }
  for (const chip of $$('#chips button')) {
    const { kind } = chip.dataset;
    $('b', chip).textContent = counts[kind] ?? 0;
    chip.hidden = !counts[kind] && kind !== 'all' && kind !== view.kind;
    chip.setAttribute('aria-pressed', String(kind === view.kind));
  }
  for (const body of table.tBodies) summarizeGroup(body);
  table.classList.toggle('filtered', view.text !== '' || view.kind !== 'all');
  $('#nothing').hidden = shown > 0 || rows.size === 0;
  document.title = `${counts.failed ? `(${counts.failed}) ` : ''}Supervisor Status`;
}

function summarizeGroup(body) {
  const head = $('tr.group', body);
  if (!head) return;
  const members = $$('tr[data-name]', body);
  const up = members.filter(tr => tr.dataset.state === 'RUNNING').length;
  put($('.count', head), up === members.length ? String(up) : `${up} of ${members.length} running`);
  head.dataset.state = Urgency.find(state => members.some(tr => tr.dataset.state === state)) ?? '';
  head.hidden = members.every(tr => tr.hidden);
}

function tools() {
  const chip = (kind, text) => el('button', { type: 'button', data: { kind } }, el('b', {}, ''), ` ${text}`);
  const filter = el('input', { id: 'filter', type: 'search', placeholder: 'Filter', autocomplete: 'off', spellcheck: false, aria: { label: 'Filter by name, state or description', keyshortcuts: '/' } });
  const sort = el('select', { id: 'sort', aria: { label: 'Order' } },
    ...[['name', 'by name'], ['state', 'problems first'], ['uptime', 'latest start first']].map(([value, text]) => el('option', { value, selected: value === view.sort }, text)));
  const chips = el('div', { id: 'chips', aria: { role: 'group', label: 'States' } },
    chip('all', 'all'), ...Object.keys(Kinds).map(kind => chip(kind, kind)));
  $('#bar').prepend(el('div', { id: 'tools' }, filter, chips, sort));
  $('#processes').append(el('p', { id: 'nothing', hidden: true }, 'Nothing here matches the filter.'));
  filter.addEventListener('input', () => { view.text = filter.value.trim(); summarize(); });
  chips.addEventListener('click', event => {
    const kind = event.target.closest('button')?.dataset.kind;
    if (kind) { view.kind = kind === view.kind ? 'all' : kind; summarize(); }
  });
  sort.addEventListener('change', () => { view.sort = sort.value; memory.set('sort', view.sort); arrange(); });
}

// ---- keeping up

const source = document.body.dataset.events;
// A fleet's events come from all nodes, a line each; what they are about is asked for all at once.
const isOwn = source === 'api/v1/events';
const live = { link: null, state: '', since: 0, dirty: new Set(), timer: 0, frame: 0, isBusy: false };

function showLink(state, text) {
  const mark = $('#live');
  if (live.state !== state) live.since = Date.now() / 1000;
  live.state = state;
  mark.hidden = false;
  mark.className = state;
  put(mark, text);
  document.body.classList.toggle('stale', state === 'lost');
}

function mood(state) {
  put($('.mood'), { SHUTDOWN: 'shutting down', RESTARTING: 'restarting' }[state] ?? '');
}

async function sync() {
  const all = await (await request('api/v1/processes')).json();
  ahead = all.now - Date.now() / 1000;
  mood(all.daemon?.state);
  const names = new Set(all.processes.map(p => join(p.group, p.name)));
  let isChanged = false;
  all.processes.forEach((p, place) => {
    isChanged = take(p) || isChanged;
    rows.get(join(p.group, p.name)).place = place;
  });
  for (const [name, row] of rows) {
    if (names.has(name)) continue;
    rows.delete(name);
    row.tr.remove();
    isChanged = true;
  }
  if (isChanged || view.sort !== 'name') arrange(); else summarize();
}

function happened({ group, name, to, pid }) {
  const row = rows.get(join(group, name));
  if (row) {
    // An event of a death still names the child that died.
    const lives = ['STARTING', 'RUNNING', 'STOPPING'].includes(to);
    row.p = { ...row.p, state: to, pid: lives ? pid : null, start: null, lastExit: null, description: lives && pid ? `pid ${pid}` : '' };
    show(row);
    live.frame ||= requestAnimationFrame(() => {
      live.frame = 0;
      summarize();
    });
  }
  refreshSoon(join(group, name));
}

// Events come in bursts; what they say in full is asked for once, of those that changed.
function refreshSoon(name) {
  live.dirty.add(name);
  live.timer ||= setTimeout(refresh, isOwn ? 120 : 1000);
}

async function refresh() {
  live.timer = 0;
  if (live.isBusy) return refreshSoon([...live.dirty][0]);
  const names = [...live.dirty];
  live.dirty.clear();
  live.isBusy = true;
  try {
    if (names.length > Few || names.some(name => !rows.has(name))) return await sync();
    const found = await Promise.all(names.map(name => request(address(name)).then(r => r.json())));
    found.forEach(take);
    if (view.sort !== 'name') arrange(); else summarize();
  } catch (error) {
    // Gone meanwhile, or the daemon is: the whole list tells, and where that fails too the stream of events says so.
    if (error instanceof Refused) await sync().catch(() => {});
  } finally {
    live.isBusy = false;
  }
}

function connect() {
  if (live.link) return;
  if (!live.state) showLink('opening', 'connecting');
  const events = { process: happened, daemon: () => refreshSoon(''), missed: () => refreshSoon('') };
  const reader = () => isOwn ? eventReader((event, data) => events[event]?.(data)) : bytes => { if (bytes.length > 1) refreshSoon(''); };
  live.link = follow({
    // A table that cannot be read is as good as no connection.
    open: (signal, isUp) => {
      const whole = new AbortController();
      return stream(source, AbortSignal.any([signal, whole.signal]), () => {
        sync().then(() => {
          isUp();
          showLink('up', 'live');
          panel.log?.again();
        }, () => whole.abort());
      }, reader(), Connect.silence);
    },
    lost: () => {
      if (live.state !== 'lost') showLink('lost', `not connected since ${clockOf(Date.now() / 1000)}, trying again`);
    },
    refused: why => showLink('off', `not live: ${why.message}`),
  });
}

function disconnect() {
  live.link?.stop();
  live.link = null;
}

// A page that nobody looks at costs the daemon nothing.
function watchVisibility() {
  let timer;
  const sleep = () => {
    disconnect();
    panel.log?.sleep();
  };
  const wake = () => {
    panel.log?.wake();
    if (page !== 'status') return;
    if (live.link) live.link.now();
    else connect();
  };
  document.addEventListener('visibilitychange', () => {
    clearTimeout(timer);
    if (document.hidden) timer = setTimeout(sleep, Connect.hidden);
    else wake();
  });
  window.addEventListener('online', wake);
  window.addEventListener('pagehide', sleep);
  window.addEventListener('pageshow', event => { if (event.persisted) wake(); });
}

function tick() {
  if (document.hidden || live.state !== 'up') return;
  for (const { tr, p } of rows.values()) if (p.state === 'RUNNING' && !tr.hidden) put($('.desc span', tr), describe(p));
}

// ---- actions

async function act(button) {
  const parameters = actionOf(button);
  const name = parameters.get('processname');
  const isMany = !name || name.endsWith(':*');
  if (isMany && !(await mayAct(button, name))) return;
  const tr = button.closest('tr');
  tr?.classList.add('busy');
  button.setAttribute('aria-busy', 'true');
  try {
    const answer = await request(button.getAttribute('formaction'), { method: 'POST', headers: { Accept: 'text/plain' } });
    say(await answer.text());
    if (parameters.get('action') === 'clearlog' && panel.log?.name === name) panel.log.clear();
    if (live.state !== 'up') await sync();
  } catch (error) {
    say(error instanceof Refused ? `Not done: ${error.message}` : 'Not known whether it was done: the connection is lost');
  } finally {
    tr?.classList.remove('busy');
    button.removeAttribute('aria-busy');
  }
}

function mayAct(button, name) {
  const group = name?.slice(0, -2);
  const count = [...rows.values()].filter(row => !name || row.p.group === group).length;
  const verb = button.textContent;
  return ask(name ? `${verb} group ${group}?` : `${verb}?`, `This is about ${plural(count, 'process').replace('processs', 'processes')}.`, verb);
}

function press(tr, action) {
  const button = $$('button[formaction]', tr).find(b => !b.hidden && actionOf(b).get('action') === action);
  if (button) act(button);
  else say(`Not now: ${tr.dataset.name ?? ''} is ${tr.dataset.state.toLowerCase()}`);
}

// ---- logs

const panel = { log: null, name: '' };

// Colours and the like of terminals. A sequence that is cut between two pieces is rare, and shows.
const plain = text => text.replace(/\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])/g, '').replace(/\r\n/g, '\n');

// The end of a log and what is added to it. Only the latest of it is kept; while it is paused, what comes waits.
class Log {
  constructor(section, name, channel, first = LogSize.first) {
    Object.assign(this, { section, name, channel, first, position: null, size: 0, waiting: '', isPaused: false, sticks: true });
    this.pre = $('pre', section);
    this.note = $('.lognote', section);
    this.past = section.appendChild(el('div', { className: 'past', hidden: true, tabIndex: 0, aria: { label: `Earlier children of ${name}` } }));
    this.pre.addEventListener('scroll', () => {
      this.sticks = this.pre.scrollHeight - this.pre.scrollTop - this.pre.clientHeight < 24;
      this.tell();
    });
    this.open();
  }

  open() {
    const isPast = this.channel === 'history';
    this.pre.hidden = isPast;
    this.past.hidden = !isPast;
    for (const button of $$('.pause, .wrap', this.section)) button.hidden = isPast;
    if (isPast) this.openHistory(); else this.openStream();
  }

  openHistory() {
    this.state = 'asking';
    this.link = { stop() { }, now() { } };
    this.tell();
    this.refresh();
  }

  // Called again when something has happened to the process.
  refresh() {
    if (this.channel !== 'history') return;
    fillHistory(this).catch(error => {
      this.state = error instanceof Refused ? `no history: ${error.message}` : 'no history: the connection is lost';
      this.tell();
    });
  }

  openStream() {
    let decoder;
    this.state = 'opening';
    this.link = follow({
      open: (signal, isUp) => {
        const url = address(this.name, `/log?stream=${this.channel}&offset=${this.position ?? -this.first}&follow=true`);
        return stream(url, signal, response => {
          isUp();
          const begin = Number(response.headers.get('X-Log-Offset') ?? 0);
          if (begin !== this.position) this.clear();
          this.position = begin;
          decoder = new TextDecoder();
          this.state = 'following';
          this.tell();
        }, bytes => {
          this.position += bytes.length;
          this.add(decoder.decode(bytes, { stream: true }));
        });
      },
      lost: () => { this.state = 'lost'; this.tell(); },
      refused: why => { this.clear(); this.state = `no log: ${why.message}`; this.tell(); },
    });
    this.tell();
  }

  again() {
    if (this.state === 'lost') this.link.now();
  }

  sleep() {
    this.link.stop();
    this.sleeps = true;
  }

  wake() {
    if (!this.sleeps) return this.again();
    this.sleeps = false;
    this.open();
  }

  switchTo(channel) {
    this.link.stop();
    this.channel = channel;
    this.position = null;
    this.clear();
    this.open();
  }

  clear() {
    this.pre.replaceChildren();
    this.waiting = '';
    this.size = 0;
  }

  add(text) {
    this.waiting = (this.waiting + text).slice(-LogSize.kept);
    if (this.isPaused) this.tell();
    else this.frame ||= requestAnimationFrame(() => this.flush());
  }

  flush() {
    this.frame = 0;
    if (this.isPaused || !this.waiting) return;
    const text = plain(this.waiting);
    this.waiting = '';
    const last = this.pre.lastChild;
    if (last && last.length < LogSize.node) last.appendData(text); else this.pre.append(document.createTextNode(text));
    this.size += text.length;
    while (this.size > LogSize.kept && this.pre.childNodes.length > 1) {
      this.size -= this.pre.firstChild.length;
      this.pre.firstChild.remove();
    }
    if (this.sticks) this.toEnd();
    this.tell();
  }

  toEnd() {
    this.pre.scrollTop = this.pre.scrollHeight;
    this.sticks = true;
  }

  pause(isPaused = !this.isPaused) {
    this.isPaused = isPaused;
    const button = $('.pause', this.section);
    button.textContent = isPaused ? 'Go on' : 'Pause';
    button.setAttribute('aria-pressed', String(isPaused));
    if (!isPaused) { this.sticks = true; this.flush(); this.toEnd(); }
    this.tell();
  }

  tell() {
    const lines = this.waiting.split('\n').length - 1;
    const what = this.channel === 'history' ? this.state : this.state === 'lost' ? 'not connected, trying again' : this.state !== 'following' ? this.state
      : this.isPaused ? `paused, ${plural(lines, 'new line')}` : this.size === 0 ? 'nothing written yet' : 'following';
    put(this.note, what);
    this.note.dataset.state = this.isPaused ? 'paused' : this.state;
    const end = $('.toend', this.section);
    end.hidden = this.sticks || this.channel === 'history';
  }

  close() {
    this.link.stop();
    cancelAnimationFrame(this.frame);
  }
}

// ---- what became of earlier children

const timeOf = seconds => seconds >= 1 ? `${seconds.toFixed(1)} s` : `${Math.max(1, Math.round(seconds * 1000))} ms`;
const bytesOf = count => count >= 2 ** 30 ? `${(count / 2 ** 30).toFixed(1)} GiB` : `${Math.max(1, Math.round(count / 2 ** 20))} MiB`;
const momentOf = seconds => new Date(seconds * 1000).toLocaleString();

function causeOf(cause) {
  const kinds = { autostart: 'by itself', autorestart: 'autorestart', retry: 'retry after a failed start', shutdown: 'shutdown', reload: 'reload' };
  return kinds[cause.kind] ?? cause.by ?? 'on request';
}

function endOf(child) {
  if (child.spawnError && child.exitStatus == null && !child.signal) return child.spawnError;
  if (child.end == null) return 'running';
  const how = child.signal ? `${child.signal}${child.coreDumped ? ', core dumped' : ''}` : child.exitStatus == null ? 'ended' : `exit status ${child.exitStatus}`;
  return child.stoppedBy ? `stopped, ${how}` : child.expected === false ? `${how}, not expected` : how;
}

function childOf(child, isFirst) {
  const facts = [
    ['pid', child.pid], ['started', `${momentOf(child.start)}${child.startedBy ? `, ${causeOf(child.startedBy)}` : ''}`],
    ['ended', child.end == null ? null : momentOf(child.end)],
    ['stopped', child.stoppedBy && `${causeOf(child.stoppedBy)}${child.killed ? ', killed after stopwaitsecs' : ''}`],
    ['signal', child.signalled && `${child.signalled.signal}${child.signalled.by ? `, ${child.signalled.by}` : ''}`],
    ['used', [child.cpuSeconds != null && `${timeOf(child.cpuSeconds)} of CPU`,
      child.peakMemory && `${bytesOf(child.peakMemory)} of memory at ${child.peakMemoryIsBound ? 'most' : 'its peak'}`].filter(Boolean).join(', ')],
  ].filter(([, value]) => value);
  const output = (child.output ?? []).map(line => el('span', { className: line.stream }, `${plain(line.line)}\n`));
  const isBad = child.expected === false && !child.stoppedBy || Boolean(child.spawnError);
  return el('details', { open: isFirst, className: isBad ? 'bad' : '' },
    el('summary', {}, el('b', {}, endOf(child)), ` · ${child.end == null ? 'for' : 'lived'} ${span(child.lived ?? 0)} · ${momentOf(child.end ?? child.start)}`),
    el('dl', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, String(value))])),
    ...output.length ? [el('pre', { tabIndex: 0, aria: { label: 'Last output' } }, ...output)] : []);
}

async function fillHistory(log) {
  const { incarnations } = await (await request(address(log.name, '/history'))).json();
  if (log.channel !== 'history') return;
  const ended = incarnations.findIndex(child => child.end != null);
  log.past.replaceChildren(...incarnations.map((child, index) => childOf(child, index === Math.max(0, ended))));
  log.state = plural(incarnations.length, 'child').replace('childs', 'children');
  log.tell();
}

function logHead(title, level, extra, state) {
  const button = (text, className, click, properties = {}) => {
    const made = el('button', { type: 'button', className, ...properties }, text);
    made.addEventListener('click', click);
    return made;
  };
  const channels = ['stdout', 'stderr', 'history'].map(channel => button(channel, 'channel', () => {
    state.log.switchTo(channel);
    mark();
  }, { data: { channel } }));
  const mark = () => channels.forEach(b => b.setAttribute('aria-pressed', String(b.dataset.channel === state.log.channel)));
  state.mark = mark;
  return el('div', { className: 'loghead' },
    el(level, {}, title),
    el('span', { className: 'lognote', aria: { role: 'status' } }),
    el('div', { className: 'logtools' },
      el('span', { className: 'channels', aria: { role: 'group', label: 'Log' } }, ...channels),
      button('Pause', 'pause', () => state.log.pause(), { aria: { pressed: 'false' } }),
      button('Wrap', 'wrap', event => {
        const wraps = state.log.pre.classList.toggle('wraps');
        event.target.setAttribute('aria-pressed', String(wraps));
        memory.set('wraps', wraps);
      }, { aria: { pressed: String(memory.get('wraps', true)) } }),
      button('To the end', 'toend', () => state.log.toEnd(), { hidden: true })),
    ...extra(button));
}

function openLog(name, channel) {
  closeLog();
  panel.name = name;
  panel.from = document.activeElement;
  const pre = el('pre', { tabIndex: 0, className: memory.get('wraps', true) ? 'wraps' : '', aria: { label: `Log of ${name}` } });
  const section = el('section', { id: 'panel', className: 'log', aria: { label: `Log of ${name}` } },
    logHead(name, 'h2', button => [
      el('a', { className: 'button page', href: `tail.html?processname=${encodeURIComponent(name)}&limit=${LogSize.first}` }, 'Page'),
      button('×', 'close quiet', closeLog, { aria: { label: 'Close' } }),
    ], panel), pre);
  document.body.append(section);
  document.body.classList.add('split');
  rows.get(name)?.tr.classList.add('open');
  panel.log = new Log(section, name, channel);
  panel.mark();
  pre.focus({ preventScroll: true });
}

function closeLog() {
  if (!panel.log) return false;
  panel.log.close();
  $('#panel').remove();
  document.body.classList.remove('split');
  rows.get(panel.name)?.tr.classList.remove('open');
  panel.log = null;
  (rows.get(panel.name)?.tr ?? panel.from)?.focus?.({ preventScroll: true });
  return true;
}

function tailPage() {
  const section = $('#log');
  const { name, channel } = section.dataset;
  if (!name) return;
  const limit = Number(new URLSearchParams(location.search).get('limit')) || 0;
  $('.loghead', section).replaceWith(logHead(name, 'h1', () => [], panel));
  $('pre', section).classList.toggle('wraps', memory.get('wraps', true));
  panel.log = new Log(section, name, channel, Math.max(limit, LogSize.first));
  panel.mark();
  watchVisibility();
}

// ---- keys and clicks

const visible = () => $$('tbody tr', table).filter(tr => tr.offsetParent !== null || tr.getClientRects().length > 0);
let current = null;

function step(by) {
  const all = visible();
  if (!all.length) return;
  const at = all.indexOf(current);
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function escape() {
  const isBad = !message.hidden && message.classList.contains('bad');
  message.hidden = true;
  if (isBad) return;
  if (page === 'status' && closeLog()) return;
  if (view.text || view.kind !== 'all') {
    Object.assign(view, { text: '', kind: 'all' });
    $('#filter').value = '';
    summarize();
  }
}

const rowKeys = {
  s: tr => press(tr, 'start'), x: tr => press(tr, 'stop'), r: tr => press(tr, 'restart'),
  l: tr => tr.dataset.name && openLog(tr.dataset.name, 'stdout'),
  h: tr => tr.dataset.name && openLog(tr.dataset.name, 'history'),
  Enter: tr => tr.dataset.name ? openLog(tr.dataset.name, 'stdout') : fold(tr.parentNode, !tr.parentNode.classList.contains('folded')),
  ArrowLeft: tr => $('tr.group', tr.parentNode) && fold(tr.parentNode, true),
  ArrowRight: tr => $('tr.group', tr.parentNode) && fold(tr.parentNode, false),
};
const tableKeys = { j: () => step(1), k: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1), '/': () => $('#filter').focus() };

function keyed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || $('dialog[open]')) return;
  const target = event.target;
  if (event.key === 'Escape') {
    if (target.id === 'filter') target.blur();
    return escape();
  }
  if (target.closest('input, select, textarea')) return;
  const key = keyFor(event.key, target);
  if (!key) return;
  event.preventDefault();
  key();
}

// What acts on a line does so only while the line has the focus: nobody stops a process by typing into its log.
function keyFor(key, target) {
  const isControl = target.closest('button, a') !== null;
  const isLog = target.closest('pre, .past') !== null;
  if (key === '?') return help;
  if (key === ' ') return panel.log && !isControl ? () => panel.log.pause() : null;
  if (page !== 'status' || isLog) return null;
  if (tableKeys[key]) return tableKeys[key];
  const isOnLine = current?.isConnected && current.contains(target) && !(isControl && key === 'Enter');
  return isOnLine && rowKeys[key] ? () => rowKeys[key](current) : null;
}

function clicked(event) {
  const foldButton = event.target.closest('.fold');
  if (foldButton) return fold(foldButton.closest('tbody'), foldButton.getAttribute('aria-expanded') === 'true');
  const link = event.target.closest('a');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  openLog(link.closest('tr').dataset.name, link.getAttribute('href').endsWith('/stderr') ? 'stderr' : 'stdout');
}

function statusPage() {
  tools();
  adoptAll();
  if (view.sort === 'name') summarize(); else arrange();
  table.addEventListener('click', clicked);
  table.addEventListener('focusin', event => {
    current?.classList.remove('current');
    current = event.target.closest('tbody tr');
    current?.classList.add('current');
  });
  document.addEventListener('submit', event => {
    if (!event.submitter?.hasAttribute('formaction')) return;
    event.preventDefault();
    act(event.submitter);
  });
  $('#buttons a').addEventListener('click', event => {
    event.preventDefault();
    sync().then(() => say(`Page refreshed at ${clockOf(Date.now() / 1000)}`), () => say('Not refreshed: the connection is lost'));
  });
  setInterval(tick, 1000);
  connect();
  watchVisibility();
}

document.documentElement.classList.add('js');
document.addEventListener('keydown', keyed);
message.addEventListener('click', () => { message.hidden = true; });
$('#keys').addEventListener('click', help);
// A message is said once, not at every reload.
if (location.search.includes('message=')) history.replaceState(null, '', location.pathname);
if (page === 'status') statusPage();
if (page === 'tail') tailPage();
