// Firefox by its own remote control, WebDriver BiDi over a WebSocket: enough to open a page and look at it.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Node 20 has no WebSocket of its own; playwright-core brings one.
const { ws: WebSocket } = createRequire(import.meta.url)('playwright-core/lib/utilsBundle');

/** Starts Firefox (FIREFOX names another one): `open(url)`, `evaluate(expression)`, `close()`. */
export async function firefox() {
  const profile = await mkdtemp(join(tmpdir(), 'zhandian-firefox-'));
  const child = spawn(process.env.FIREFOX ?? 'firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], { stdio: ['ignore', 'ignore', 'pipe'] });
  const address = await new Promise((resolve, reject) => {
    let said = '';
    child.stderr.on('data', (words) => {
      said += words;
      const found = /WebDriver BiDi listening on (ws:\/\/\S+)/.exec(said);
      if (found) resolve(found[1]);
    });
    child.on('error', reject);
    child.on('exit', () => reject(new Error(said)));
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((resolve, reject) => {
    socket.on('open', resolve);
    socket.on('error', reject);
  });
  const waiting = new Map();
  socket.on('message', (text) => {
    const message = JSON.parse(text);
    const wait = waiting.get(message.id);
    if (wait) {
      waiting.delete(message.id);
      if (message.type === 'error') wait.reject(new Error(message.message));
      else wait.resolve(message.result);
    }
  });
  let last = 0;
  const send = (method, params) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject });
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  await send('session.new', { capabilities: {} });
  const { contexts: [{ context }] } = await send('browsingContext.getTree', {});
  return {
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    /** The value of an expression, which may be a promise of text. */
    async evaluate(expression) {
      const { result } = await send('script.evaluate', { expression, target: { context }, awaitPromise: true });
      return result.value;
    },
    async close() {
      socket.close();
      const ended = new Promise((resolve) => { child.on('exit', resolve); });
      child.kill();
      await ended;
      await rm(profile, { recursive: true, force: true });
    },
  };
}
