// The real rclone to a folder, an SFTP server of its own, OpenSSH's, and an S3 server: first and second publication, each killed
// half-way and taken up again. At every moment that is looked at, whatever a visitor can reach is there; what did not
// change does not travel.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, posix } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const ZHANDIAN = process.env.ZHANDIAN;
const TODAY = process.env.TODAY ?? '2026-11-22';
const golden = join(dirname(fileURLToPath(import.meta.url)), '../golden/bilingual');
// Slow enough that an upload can be looked at, and broken off.
const SLOW = { RCLONE_BWLIMIT: '600k', RCLONE_TRANSFERS: '2' };

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
const listening = async (port) => {
  for (let tries = 0; tries < 100; tries += 1) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy();
        resolve(true);
      }).on('error', () => resolve(false));
    });
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`nothing listens on ${port}`);
};

// Every file below a folder: path → when it last changed.
function filesIn(folder, prefix = '', found = new Map()) {
  let entries;
  try {
    entries = readdirSync(join(folder, prefix), { withFileTypes: true });
  } catch {
    return found;
  }
  for (const entry of entries) {
    const path = posix.join(prefix, entry.name);
    if (entry.isDirectory()) filesIn(folder, path, found);
    else {
      try {
        found.set(path, statSync(join(folder, path)).ctimeMs);
      } catch {
        // Gone between the two looks.
      }
    }
  }
  return found;
}

// A link from a page that a visitor can reach to a file that is not there: reached are the pages of the publication before,
// the home page once it is there, and all that they lead to.
function lost(read, paths, known) {
  const left = [...paths.keys()].filter((path) => path.endsWith('.html') && (known.has(path) || path === 'index.html'));
  const reached = new Set();
  while (left.length > 0) {
    const page = left.pop();
    if (reached.has(page)) continue;
    reached.add(page);
    const html = read(page);
    if (html === undefined) continue;
    for (const [, address] of html.matchAll(/ (?:href|src)="([^"#?]+)/g)) {
      if (address.includes(':')) continue;
      const path = posix.join(posix.dirname(page), decodeURI(address));
      // A file that went between the two looks is asked for once more.
      if (!paths.has(path) && read(path) === undefined) return `${page} → ${path}`;
      if (path.endsWith('.html')) left.push(path);
    }
  }
  return undefined;
}

const HOSTS = {
  'a folder': async (folder) => {
    const place = join(folder, 'host');
    mkdirSync(place);
    return { config: '[host]\ntype = alias\nremote = /\n', remote: `host:${place}`, place, close() {} };
  },
  "rclone's SFTP server": async (folder) => {
    const place = join(folder, 'host');
    mkdirSync(place);
    const port = await freePort();
    const server = spawn('rclone', ['serve', 'sftp', place, '--addr', `127.0.0.1:${port}`, '--no-auth'], { stdio: 'ignore' });
    await listening(port);
    const pass = execFileSync('rclone', ['obscure', 'x'], { encoding: 'utf8' }).trim();
    return {
      config: `[host]\ntype = sftp\nhost = 127.0.0.1\nport = ${port}\nuser = u\npass = ${pass}\nshell_type = none\n`,
      remote: 'host:',
      place,
      close: () => server.kill(),
    };
  },
  'OpenSSH': async (folder) => {
    const place = join(folder, 'host');
    mkdirSync(place);
    const port = await freePort();
    const key = (name) => {
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(folder, name)]);
      return join(folder, name);
    };
    const [hostKey, userKey] = [key('host_key'), key('user_key')];
    writeFileSync(
      join(folder, 'sshd_config'),
      `Port ${port}\nListenAddress 127.0.0.1\nHostKey ${hostKey}\nAuthorizedKeysFile ${userKey}.pub\nStrictModes no\nUsePAM no\nPermitRootLogin yes\nPidFile none\nSubsystem sftp internal-sftp\n`,
    );
    mkdirSync('/run/sshd', { recursive: true });
    const server = spawn('/usr/sbin/sshd', ['-D', '-e', '-f', join(folder, 'sshd_config')], { stdio: 'ignore' });
    await listening(port);
    return {
      config: `[host]\ntype = sftp\nhost = 127.0.0.1\nport = ${port}\nuser = ${userInfo().username}\nkey_file = ${userKey}\n`,
      remote: `host:${place}`,
      place,
      close: () => server.kill(),
    };
  },
  'an S3 server': async (folder) => {
    const S3rver = createRequire(import.meta.url)('s3rver');
    const port = await freePort();
    const server = new S3rver({ port, address: '127.0.0.1', silent: true, directory: folder, configureBuckets: [{ name: 'host' }] });
    await server.run();
    return {
      config: `[host]\ntype = s3\nprovider = Other\nendpoint = http://127.0.0.1:${port}\naccess_key_id = S3RVER\nsecret_access_key = S3RVER\nforce_path_style = true\n`,
      remote: 'host:host',
      place: join(folder, 'host'),
      // As this server keeps an object on the disk.
      ending: '._S3rver_object',
      close: () => server.close(),
    };
  },
};

for (const [name, start] of Object.entries(HOSTS)) {
  describe(name, () => {
    let folder;
    let root;
    let host;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), 'publish-'));
      root = join(folder, 'site folder');
      cpSync(golden, root, { recursive: true, filter: (path) => !path.endsWith('expected') });
      const within = join(folder, 'server');
      mkdirSync(within);
      host = await start(within);
      writeFileSync(join(folder, 'rclone.conf'), host.config);
      writeFileSync(join(root, 'publish.yaml'), `官网:\n  rclone: "${host.remote}"\n`);
    });
    after(async () => {
      await host?.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const options = () => ['--root', root, '--today', TODAY, '--message-format', 'json'];
    const build = () => assert.equal(spawnSync(ZHANDIAN, [...options(), 'build', '--quiet'], { encoding: 'utf8' }).status, 0);
    const published = () => filesIn(join(root, 'site'));
    const there = () => {
      const { ending } = host;
      const found = filesIn(host.place);
      if (!ending) return found;
      return new Map([...found].filter(([path]) => path.endsWith(ending)).map(([path, time]) => [path.slice(0, -ending.length), time]));
    };
    const read = (path) => {
      try {
        return readFileSync(join(host.place, path + (host.ending ?? '')), 'utf8');
      } catch {
        return undefined;
      }
    };
    const same = () => {
      const [built, copy] = [published(), there()];
      assert.deepEqual([...copy.keys()].sort(), [...built.keys()].sort());
      for (const path of built.keys()) {
        assert.ok(readFileSync(join(root, 'site', path)).equals(readFileSync(join(host.place, path + (host.ending ?? '')))), path);
      }
    };
    // Publishes and looks at the host all the while; `killAt`: ends everything once so many files are there or changed.
    const publish = (known, killAt) =>
      new Promise((resolve, reject) => {
        const before = there();
        const env = { ...process.env, AWS_CA_BUNDLE: undefined, RCLONE_CONFIG: join(folder, 'rclone.conf'), ...SLOW };
        const child = spawn(ZHANDIAN, [...options(), 'publish', '官网', '--yes'], { env, detached: true });
        let said = '';
        let looks = 0;
        child.stdout.on('data', (part) => (said += part));
        child.stderr.on('data', (part) => (said += part));
        const look = () => {
          const now = there();
          looks += 1;
          const missing = lost(read, now, known);
          const moved = [...now].filter(([path, time]) => before.get(path) !== time).length;
          if (missing || (killAt && moved >= killAt)) process.kill(-child.pid, 'SIGKILL');
          if (missing) reject(new Error(`after ${moved} files: ${missing}`));
        };
        const timer = setInterval(look, 15);
        child.on('close', (code) => {
          clearInterval(timer);
          const summary = said.split('\n').filter((line) => line.startsWith('{')).map(JSON.parse).find((line) => line.kind === 'summary');
          resolve({ code, said, summary, looks });
        });
      });

    test('the first publication, killed half-way and taken up again', async (t) => {
      build();
      const all = published();
      const total = [...all.keys()].reduce((sum, path) => sum + statSync(join(root, 'site', path)).size, 0);
      const killed = await publish(new Set(), 40);
      assert.equal(killed.code, null, killed.said);
      const rest = await publish(new Set());
      assert.equal(rest.code, 0, rest.said);
      assert.ok(rest.summary.files < all.size && rest.summary.bytes < total, 'what had arrived does not travel again');
      same();
      t.diagnostic(`${all.size} files, ${total} bytes; after the kill ${rest.summary.files} files, ${rest.summary.bytes} bytes; ${killed.looks + rest.looks} looks`);
    });

    test('the second, of which only what changed travels', async (t) => {
      const known = new Set(published().keys());
      const before = there();
      const notices = join(root, 'content/notices');
      writeFileSync(join(notices, 'welcome.md'), `${readFileSync(join(notices, 'welcome.md'), 'utf8')}\n多一句。\n`);
      writeFileSync(join(notices, 'new-one.md'), '---\ntitle: 新的通知\ncategory: policies\ndate: 2026-11-20\n---\n看[欢迎](notice:welcome)。\n');
      rmSync(join(notices, 'explained.md'));
      build();
      const killed = await publish(known, 6);
      assert.equal(killed.code, null, killed.said);
      const rest = await publish(known);
      assert.equal(rest.code, 0, rest.said);
      same();
      assert.ok(rest.summary.removed >= 1);
      const after = there();
      const touched = [...after].filter(([path, time]) => before.get(path) !== time).length;
      assert.ok(touched < known.size / 2, `${touched} of ${known.size} files travelled`);
      const again = await publish(known);
      assert.equal(again.summary.files, 0, again.said);
      t.diagnostic(`${touched} of ${after.size} files touched; after the kill ${rest.summary.files} files, ${rest.summary.bytes} bytes; ${killed.looks + rest.looks} looks`);
    });

    // This S3 server keeps its objects under other names than theirs.
    if (name === 'an S3 server') return;
    test('what the host has is what was built, by its own look', () => {
      const { status, stdout } = spawnSync(ZHANDIAN, [...options(), 'verify', host.place], { encoding: 'utf8' });
      assert.equal(status, 0, stdout);
    });
  });
}

test('without rclone it is said how to get it, and nothing is touched', () => {
  const folder = mkdtempSync(join(tmpdir(), 'publish-'));
  try {
    cpSync(golden, folder, { recursive: true, filter: (path) => !path.endsWith('expected') });
    writeFileSync(join(folder, 'publish.yaml'), '官网:\n  rclone: "host:/www"\n');
    const run = (...words) =>
      spawnSync(ZHANDIAN, ['--root', folder, '--today', TODAY, '--message-lang', 'zh', ...words], { encoding: 'utf8', env: { ...process.env, PATH: '/nowhere' } });
    assert.equal(run('build', '--quiet').status, 0);
    const { status, stderr } = run('publish', '官网', '--yes');
    assert.equal(status, 3);
    assert.match(stderr, /rclone\.org/);
    assert.ok(!existsSync(join(folder, '.zhandian/publish/target-_e5_ae_98_e7_bd_91.sent.txt')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
