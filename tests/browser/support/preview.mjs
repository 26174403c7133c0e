// The preview at work on a copy of the demonstration site, and edits as an editor makes them.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { after, before } from 'node:test';
import { launch, launchFirefox } from './browser.mjs';

const PROJECT = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const PROGRAM = process.env.ZHANDIAN ?? join(PROJECT, 'target/release/zhandian');
/** How long a change may take to be in the tab before a test fails: what is tested here is that it comes. */
export const PATIENCE = 15_000;

/** A site folder and the program previewing it. */
export class Preview {
  constructor(root) {
    this.root = root;
  }

  /** Starts the program and waits for the address it prints. */
  async start({ port = 0 } = {}) {
    const today = process.env.TODAY ? ['--today', process.env.TODAY] : [];
    this.said = '';
    this.child = spawn(
      PROGRAM,
      ['serve', '--root', this.root, '--port', String(port), '--message-lang', 'zh', ...today],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    this.base = await new Promise((resolve, reject) => {
      const hear = (words) => {
        this.said += words;
        const address = /http:\/\/127\.0\.0\.1:\d+\//.exec(this.said)?.[0];
        if (address) resolve(address);
      };
      this.child.stdout.on('data', hear);
      this.child.stderr.on('data', hear);
      this.child.on('error', reject);
      this.child.on('exit', (code) => reject(new Error(`the preview ended with ${code}:\n${this.said}`)));
    });
    this.port = Number(new URL(this.base).port);
  }

  async stop() {
    if (this.child === undefined || this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill();
    await ended;
  }

  path(file) {
    return join(this.root, file);
  }

  read(file) {
    return readFile(this.path(file), 'utf8');
  }

  write(file, text) {
    return writeFile(this.path(file), text);
  }

  /** Replaces `from` by `to` in a file, which must hold it. */
  async edit(file, from, to) {
    const text = await this.read(file);
    if (!text.includes(from)) throw new Error(`${file} does not hold ${from}`);
    await this.write(file, text.replace(from, to));
  }

  /** Saves as careful editors do: a new file beside it, then a rename over it. */
  async replace(file, text) {
    const beside = `${this.path(file)}.tmp`;
    await writeFile(beside, text);
    await rename(beside, this.path(file));
  }
}

/** A preview of a copy of the demonstration content, with nothing in its output folder, not yet started. */
export async function previewOfCopy() {
  const root = await mkdtemp(join(tmpdir(), 'zhandian-preview-'));
  await cp(join(PROJECT, 'content'), join(root, 'content'), { recursive: true });
  return new Preview(root);
}

/**
 * A running preview and a browser for the tests of the calling file: `it.preview`, `it.browser`, and `it.open(path)`,
 * which opens a page in a tab and makes sure that the preview's own script is in it. `prepare` changes the copy first.
 * BROWSER=firefox takes the other browser.
 */
export function previewInBrowser({ prepare = async () => {} } = {}) {
  const it = {
    async open(path, context = it.context) {
      const tab = await context.newPage();
      tab.setDefaultTimeout(PATIENCE);
      await tab.goto(it.preview.base + path);
      await tab.locator('script[data-preview-key]').waitFor({ state: 'attached' });
      return tab;
    },
  };
  before(async () => {
    it.preview = await previewOfCopy();
    await prepare(it.preview);
    await it.preview.start();
    it.browser = await (process.env.BROWSER === 'firefox' ? launchFirefox() : launch());
    it.context = await it.browser.newContext();
  });
  after(async () => {
    await it.browser?.close();
    await it.preview?.stop();
    if (it.preview) await rm(it.preview.root, { recursive: true, force: true });
  });
  return it;
}

/** Waits until the main part of a tab's page holds `words` (or, with `gone`, no longer holds them). */
export const waitForText = (tab, words, { gone = false } = {}) =>
  tab.waitForFunction(
    ([wanted, absent]) => document.querySelector('main').innerText.includes(wanted) !== absent,
    [words, gone],
    { polling: 50 },
  );

/** Marks a tab's window; a reload loses the mark. */
export const mark = (tab) => tab.evaluate(() => { window.markOfTheTest = true; });
export const isMarked = (tab) => tab.evaluate(() => window.markOfTheTest === true);
