// A site in parts, at full size: the demonstration and the seed sites in 1, 2, 7 and 64 parts; under Dask with workers that are
// killed; under GNU parallel with jobs that fail; and the recipes for schedulers that are not here, by their validators.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, test } from 'node:test';

const project = join(import.meta.dirname, '..', '..');
const ZHANDIAN = process.env.ZHANDIAN;
const TODAY = process.env.TODAY ?? '2026-11-22';
let folder;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'parts-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const zhandian = (...words) => spawnSync(ZHANDIAN, words, { encoding: 'utf8' });

const done = (run) => {
  assert.equal(run.status, 0, run.stdout + run.stderr);
  return run;
};

/** Every file below a folder: path → bytes. */
function files(root) {
  const found = new Map();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name);
      found.set(path.slice(root.length + 1), readFileSync(path));
    }
  }
  return found;
}

function same(root, other) {
  const [one, two] = [files(root), files(other)];
  assert.deepEqual([...one.keys()].sort(), [...two.keys()].sort());
  for (const [path, bytes] of one) assert.ok(bytes.equals(two.get(path)), path);
}

/** The site in one piece. */
function whole(site, name) {
  const out = join(folder, name, 'whole');
  if (!existsSync(out)) done(zhandian('build', '--root', site, '--today', TODAY, '--out', out));
  return out;
}

const SITES = [project, ...readdirSync(join(project, 'tests/sites')).map((name) => join(project, 'tests/sites', name))];

for (const site of SITES) {
  const name = site === project ? 'demonstration' : site.slice(dirname(site).length + 1);
  for (const of of [1, 2, 7, 64]) {
    test(`${name} in ${of} parts is the site`, () => {
      const parts = Array.from({ length: of }, (_, at) => join(folder, name, `${of}`, `${at + 1}`));
      parts.forEach((out, at) => {
        done(zhandian('build', '--root', site, '--today', TODAY, '--part', `${at + 1}/${of}`, '--out', out));
      });
      const out = join(folder, name, `${of}`, 'merged');
      done(zhandian('merge', ...parts, '--out', out));
      same(out, whole(site, name));
      rmSync(join(folder, name, `${of}`), { recursive: true });
    });
  }
}

/** Python with what the requirements name. */
function python() {
  const home = join(folder, 'python');
  const own = join(home, 'bin', 'python');
  if (!existsSync(own)) {
    execFileSync('python3', ['-m', 'venv', home]);
    execFileSync(own, ['-m', 'pip', 'install', '--quiet', '-r', join(import.meta.dirname, 'parts-requirements.txt')]);
  }
  return own;
}

function recipe(name, file) {
  const path = join(folder, file);
  writeFileSync(path, done(zhandian('merge', '--recipe', name)).stdout);
  return path;
}

/** A folder for PATH whose `zhandian` first does what `before` says. */
function path(name, before = '') {
  const bin = join(folder, name);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, 'zhandian'), `#!/bin/sh\n${before}\nexec '${ZHANDIAN}' "$@"\n`);
  chmodSync(join(bin, 'zhandian'), 0o755);
  return `${bin}${delimiter}${process.env.PATH}`;
}

test('under Dask with four workers, one killed in mid-part, twice, the site is the same', async () => {
  const own = python();
  const script = recipe('dask', 'dask_recipe.py');
  // Parts take so long that a worker is killed while it makes one.
  const env = { ...process.env, PATH: path('dask-bin', 'sleep 2') };
  const cluster = `
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    with LocalCluster(n_workers=4, threads_per_worker=1, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, *[worker.process.pid for worker in cluster.workers.values()], flush=True)
        sys.stdin.read()
`;
  writeFileSync(join(folder, 'cluster.py'), cluster);
  const scheduler = spawn(own, [join(folder, 'cluster.py')], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const line = await new Promise((resolve, reject) => {
      scheduler.stdout.once('data', (data) => resolve(String(data)));
      scheduler.once('exit', () => reject(new Error('the cluster did not start')));
    });
    const [address, ...pids] = line.trim().split(' ');
    assert.equal(pids.length, 4);
    const out = join(folder, 'dask-out');
    const run = spawn(own, [script, project, '12', out, address], { env, stdio: 'inherit' });
    const ended = new Promise((resolve) => run.once('exit', resolve));
    await sleep(3000);
    process.kill(Number(pids[0]), 'SIGKILL');
    await sleep(3000);
    process.kill(Number(pids[1]), 'SIGKILL');
    assert.equal(await ended, 0);
    const today = new Date(Date.now() + 8 * 3600_000).toISOString().slice(0, 10);
    const one = join(folder, 'dask-whole');
    done(zhandian('build', '--root', project, '--today', today, '--out', one));
    same(out, one);
  } finally {
    scheduler.kill();
  }
});

test('under GNU parallel a part that fails for the machine is tried again, and one that fails is taken up later', () => {
  const script = recipe('parallel', 'parallel.sh');
  const out = join(folder, 'parallel-out');
  const env = { ...process.env, SITE: project, OUT: out, PARTS: '5', TODAY };
  const once = (flag, part, code) =>
    `case " $* " in *" ${part}/5 "*) if [ ! -e '${join(folder, flag)}' ]; then : >'${join(folder, flag)}'; exit ${code}; fi;; esac`;
  // The machine fails once at the second part, the content at the fourth.
  const failing = path('parallel-bin', `${once('machine', 2, 3)}\n${once('content', 4, 1)}`);
  const first = spawnSync('sh', [script], { env: { ...env, PATH: failing }, encoding: 'utf8' });
  assert.notEqual(first.status, 0, 'an error of the content ends the whole');
  assert.ok(existsSync(join(folder, 'machine')) && existsSync(join(folder, 'content')));
  assert.ok(!existsSync(out), 'nothing is merged');
  const second = spawnSync('sh', [script], { env: { ...env, PATH: failing }, encoding: 'utf8' });
  assert.equal(second.status, 0, second.stdout + second.stderr);
  same(out, whole(project, 'demonstration'));
});

test('the recipes for Slurm and Kubernetes are well formed', () => {
  const slurm = recipe('slurm', 'slurm.sh');
  execFileSync('sh', ['-n', slurm]);
  // The jobs inside are scripts of their own.
  const text = readFileSync(slurm, 'utf8');
  for (const word of ['PART', 'MERGE']) {
    const job = join(folder, `${word}.sh`);
    writeFileSync(job, text.match(new RegExp(`<<'${word}'\\n([\\s\\S]*?)\\n${word}\\n`))[1]);
    execFileSync('sh', ['-n', job]);
  }
  const kubernetes = recipe('kubernetes', 'kubernetes.yaml');
  execFileSync(python(), ['-m', 'kubernetes_validate', kubernetes], { stdio: 'inherit' });
});
