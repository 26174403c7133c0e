// A power cut right after a build or a save has ended: a file system of its own in a file, whose bytes at that moment are what
// the disk would have. The site must be whole, old or new; what was saved is there, and its line in the history. Needs root and loop devices (a CI machine); elsewhere the
// record of calls in src/disk/publish/tests/durable.rs stands for it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

const project = join(import.meta.dirname, '..', '..');
const ZHANDIAN = process.env.ZHANDIAN ?? join(project, 'target/debug/zhandian');
const MIB = 64;

/** Whether this machine lets us make and mount a file system. */
function canMount() {
  if (process.platform !== 'linux' || process.getuid() !== 0) return false;
  const folder = mkdtempSync(join(tmpdir(), 'mount-'));
  try {
    makeDisk(join(folder, 'disk'));
    mkdirSync(join(folder, 'at'));
    mount(join(folder, 'disk'), join(folder, 'at'));
    execFileSync('umount', [join(folder, 'at')]);
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeDisk(path) {
  execFileSync('truncate', ['-s', `${MIB}M`, path]);
  execFileSync('mkfs.ext4', ['-q', '-F', path]);
}

const mount = (disk, at) => execFileSync('mount', ['-o', 'loop', disk, at], { stdio: 'pipe' });

/** Every file of the published list with its size there and in the folder. */
function listed(site) {
  const lines = readFileSync(join(site, 'zhandian-files.txt'), 'utf8').split('\n');
  return lines.filter((line) => line && !line.startsWith('#')).map((line) => line.split(/\s+/));
}

const skip = canMount() ? false : 'needs root, loop devices and ext4';

test('a power cut after a build leaves a whole site', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'power-'));
  const [disk, at, cut, after] = ['disk', 'at', 'cut', 'after'].map((name) => join(folder, name));
  const source = join(folder, 'source');
  const unmount = (place) => spawnSync('umount', [place]);
  t.after(() => {
    [at, after].forEach(unmount);
    rmSync(folder, { recursive: true, force: true });
  });
  [at, after].forEach((place) => mkdirSync(place));
  makeDisk(disk);
  mount(disk, at);
  cpSync(join(project, 'tests/golden/bilingual/content'), join(source, 'content'), { recursive: true });
  const build = () => execFileSync(ZHANDIAN, ['build', '--root', source, '--out', join(at, 'site'), '--today', '2026-11-22', '--quiet']);
  // A first publication, one over it, and one over that.
  for (const text of ['一', '二', '三']) {
    mkdirSync(join(source, 'content/pages'), { recursive: true });
    writeFileSync(join(source, 'content/pages/news.md'), `---\ntitle: 消息\n---\n${text}\n`);
    build();
    // The disk as it is at this moment: nothing that only memory has is on it.
    copyFileSync(disk, cut);
    mount(cut, after);
    const site = join(after, 'site');
    assert.ok(existsSync(join(site, 'index.html')), `${text}: no site`);
    const empty = execFileSync('find', [site, '-type', 'f', '-empty']).toString();
    assert.equal(empty, '', `${text}: files without a byte`);
    assert.ok(listed(site).length > 50);
    assert.deepEqual(readFileSync(join(site, 'pages/news.html')), readFileSync(join(at, 'site/pages/news.html')));
    const differing = spawnSync('diff', ['-rq', join(at, 'site'), site]).stdout.toString();
    assert.equal(differing, '', text);
    unmount(after);
    rmSync(cut);
  }
});

test('a power cut after a save leaves the file and its line', { skip }, (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'power-'));
  const [disk, at, cut, after] = ['disk', 'at', 'cut', 'after'].map((name) => join(folder, name));
  const unmount = (place) => spawnSync('umount', [place]);
  t.after(() => {
    [at, after].forEach(unmount);
    rmSync(folder, { recursive: true, force: true });
  });
  [at, after].forEach((place) => mkdirSync(place));
  makeDisk(disk);
  mount(disk, at);
  cpSync(join(project, 'tests/golden/minimal/content'), join(at, 'site/content'), { recursive: true });
  const run = (root, ...words) => execFileSync(ZHANDIAN, ['--root', join(root, 'site'), '--today', '2026-11-22', ...words]).toString();
  run(at, 'check', '--quiet');
  execFileSync('sync');
  for (const words of [['new', 'station', 'a'], ['new', 'station', 'b'], ['undo', '1'], ['undo'], ['undo', '2']]) {
    run(at, ...words, '--by', '扎西', '--quiet');
    copyFileSync(disk, cut);
    mount(cut, after);
    const stations = (place) => execFileSync('sh', ['-c', 'cd "$1" && sha256sum -- *', 'sh', join(place, 'site/content/stations')]).toString();
    assert.equal(stations(after), stations(at), words.join(' '));
    const history = (place) => run(place, 'history', '--all', '--message-format', 'json');
    assert.equal(history(after), history(at), words.join(' '));
    assert.ok(!history(after).includes('"found"'), words.join(' '));
    unmount(after);
    rmSync(cut);
  }
});
