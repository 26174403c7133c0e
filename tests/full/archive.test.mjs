// What leaves the building, read by programs of other people: checksums by OpenSSL and coreutils, the archive by Python's zip, and
// the WARC of a year by warcio.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const env = { ...process.env, PYTHONPATH: join(here, '../python_modules') };
let folder;
let root;

const zhandian = (...words) =>
  execFileSync(process.env.ZHANDIAN, ['--root', root, '--today', '2026-11-22', '--quiet', ...words], { encoding: 'utf8' });
const python = (script, ...words) => execFileSync('python3', ['-c', script, ...words], { encoding: 'utf8', env });

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'package-'));
  root = join(folder, 'site');
  cpSync(join(here, '../golden/bilingual'), root, { recursive: true, filter: (path) => !path.endsWith('expected') });
  zhandian('build');
  zhandian('package', '--to', join(folder, 'a.zip'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('sha256sum and OpenSSL find the checksums right, of the archive and of every file in it', () => {
  execFileSync('sha256sum', ['-c', 'a.sha256'], { cwd: folder });
  const sm3 = (input) => execFileSync('openssl', ['dgst', '-sm3', '-r'], { input }).toString().split(' ')[0];
  assert.equal(`${sm3(readFileSync(join(folder, 'a.zip')))}  a.zip\n`, readFileSync(join(folder, 'a.sm3'), 'utf8'));
  const lines = readFileSync(join(folder, 'a.manifest.txt'), 'utf8').trim().split('\n').slice(1);
  for (const line of lines) {
    const [path, length, , hash] = line.split('\t');
    const bytes = readFileSync(join(root, 'site', path));
    assert.deepEqual([String(bytes.length), sm3(bytes)], [length, hash], path);
  }
  assert.ok(lines.length > 100);
});

test('Python unpacks the archive, sorted and of one time', () => {
  const said = python(
    `import sys, zipfile
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
assert z.namelist() == sorted(z.namelist(), key=lambda n: n.encode())
assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
assert {i.create_system for i in z.infolist()} == {3}
print(len(z.namelist()))`,
    join(folder, 'a.zip'),
  );
  assert.ok(Number(said) > 100);
});

test('warcio reads the WARC of a year and finds its digests right', () => {
  const zip = join(folder, 'year.zip');
  zhandian('package', '--archive', '2024', '--warc', '--to', zip);
  const said = python(
    `import io, json, sys, zipfile
from warcio.archiveiterator import ArchiveIterator
z = zipfile.ZipFile(sys.argv[1])
found = {}
for record in ArchiveIterator(io.BytesIO(z.read("archive-2024.warc.gz")), check_digests="raise"):
    body = record.content_stream().read()
    if record.rec_type == "resource":
        found[record.rec_headers.get_header("WARC-Target-URI")] = [record.rec_headers.get_header("Content-Type"), len(body)]
print(json.dumps(found))`,
    zip,
  );
  const found = JSON.parse(said);
  const [type, length] = found['https://shegong.example.cn/notices/explained.html'];
  assert.equal(type, 'text/html');
  assert.equal(length, readFileSync(join(root, 'site/notices/explained.html')).length);
  const check = join(folder, 'year.warc.gz');
  python('import sys, zipfile; open(sys.argv[2], "wb").write(zipfile.ZipFile(sys.argv[1]).read("archive-2024.warc.gz"))', zip, check);
  const checked = spawnSync('python3', ['-c', 'from warcio.cli import main; main()', 'check', '-v', check], { encoding: 'utf8', env });
  assert.equal(checked.status, 0, checked.stdout + checked.stderr);
  assert.ok(!/failed/i.test(checked.stdout), checked.stdout);
});
