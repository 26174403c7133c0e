// The samples of `zhandian package --server`, each loaded by the real server with the demonstration site: pages, types, what may
// be kept in a browser, and the page for what is not there. IIS does not run here: its sample is read as XML.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { SITE } from '../browser/support/site.mjs';

const sample = (server) => execFileSync(process.env.ZHANDIAN, ['package', '--server', server], { encoding: 'utf8' });
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
const replaced = (text, from, to) => {
  assert.ok(text.includes(from), `the sample has no ${from}`);
  return text.replaceAll(from, to);
};

const SERVERS = {
  nginx: (folder, port) => {
    const own = replaced(replaced(sample('nginx'), 'listen 80;', `listen 127.0.0.1:${port};`), '/srv/www/shegong', SITE);
    cpSync('/etc/nginx/mime.types', join(folder, 'mime.types'));
    writeFileSync(
      join(folder, 'nginx.conf'),
      `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; ${process.getuid() === 0 ? 'user root;' : ''}\nevents {}\nhttp {\naccess_log off; client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;\ninclude mime.types;\n${own}}\n`,
    );
    return spawn('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: 'inherit' });
  },
  apache: (folder, port) => {
    const own = replaced(replaced(sample('apache'), '*:80', `127.0.0.1:${port}`), '/srv/www/shegong', SITE);
    const modules = ['mpm_event', 'authz_core', 'mime', 'dir', 'headers', 'filter', 'deflate'];
    const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('');
    // Apache refuses to serve as root.
    const user = process.getuid() === 0 ? 'User www-data\nGroup www-data\n' : '';
    writeFileSync(
      join(folder, 'apache.conf'),
      `ServerRoot ${folder}\nServerName localhost\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log\n${load}${user}TypesConfig /etc/mime.types\n${own}`,
    );
    return spawn('apache2', ['-f', join(folder, 'apache.conf'), '-D', 'FOREGROUND'], { stdio: 'inherit' });
  },
  tomcat: (folder, port) => {
    const home = '/usr/share/tomcat10';
    for (const part of ['conf', 'logs', 'temp', 'work', 'webapps']) mkdirSync(join(folder, part));
    cpSync(['/etc/tomcat10/web.xml', `${home}/etc/web.xml`].find(existsSync), join(folder, 'conf/web.xml'));
    writeFileSync(
      join(folder, 'conf/server.xml'),
      `<Server port="-1"><Service name="Catalina"><Connector port="${port}" address="127.0.0.1"/><Engine name="Catalina" defaultHost="localhost"><Host name="localhost" appBase="webapps"/></Engine></Service></Server>`,
    );
    const app = join(folder, 'webapps/ROOT');
    cpSync(SITE, app, { recursive: true });
    mkdirSync(join(app, 'WEB-INF'));
    writeFileSync(join(app, 'WEB-INF/web.xml'), sample('tomcat'));
    return spawn(`${home}/bin/catalina.sh`, ['run'], { env: { ...process.env, CATALINA_BASE: folder, CATALINA_HOME: home }, stdio: 'ignore', detached: true });
  },
};

for (const [name, start] of Object.entries(SERVERS)) {
  describe(name, () => {
    let folder;
    let base;
    let server;
    before(async () => {
      folder = mkdtempSync(join(tmpdir(), `server-${name}-`));
      const port = await freePort();
      base = `http://127.0.0.1:${port}/`;
      server = start(folder, port);
      for (let tries = 0; ; tries += 1) {
        try {
          await fetch(base);
          break;
        } catch (error) {
          if (tries === 300 || server.exitCode !== null) throw error;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      }
    });
    after(async () => {
      if (name === 'tomcat') process.kill(-server.pid, 'SIGTERM');
      else server.kill('SIGTERM');
      await new Promise((resolve) => server.on('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    });
    const get = async (path) => {
      const answer = await fetch(base + path);
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, type: answer.headers.get('content-type') ?? '', headers: answer.headers, bytes };
    };

    test('every file comes whole, with a type of its own', async () => {
      const files = readdirSync(SITE, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
      const seen = new Map();
      for (const entry of files) {
        const path = join(entry.path, entry.name).slice(SITE.length + 1);
        const ending = path.split('.').pop();
        if ((seen.get(ending) ?? 0) >= 10) continue;
        seen.set(ending, (seen.get(ending) ?? 0) + 1);
        const { status, type, bytes } = await get(encodeURI(path));
        assert.equal(status, 200, path);
        assert.ok(bytes.equals(readFileSync(join(SITE, path))), path);
        assert.ok(type && !type.includes('octet-stream'), `${path}: ${type}`);
        if (['html', 'css', 'js'].includes(ending)) assert.match(type, /charset=utf-8/i, path);
      }
      assert.ok(seen.get('html') === 10 && seen.has('css') && seen.has('js'));
    });

    test('the folder leads to its home page, and what is not there to the page that says so', async () => {
      assert.ok((await get('')).bytes.equals(readFileSync(join(SITE, 'index.html'))));
      const { status, bytes } = await get('stations/not-there.html');
      assert.equal(status, 404);
      assert.ok(bytes.equals(readFileSync(join(SITE, '404.html'))));
    });

    test('no other site may frame a page, and types are not guessed', async () => {
      const { headers } = await get('index.html');
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.match(headers.get('content-security-policy') ?? headers.get('x-frame-options'), /self|SAMEORIGIN/);
    });

    // Tomcat has no filter that tells the two apart by their names: browsers ask it for both.
    if (name === 'tomcat') return;
    test('what has a hash in its name is kept, a page is asked for again', async () => {
      const style = readFileSync(join(SITE, 'index.html'), 'utf8').match(/href="(assets\/style\.[0-9a-f]{8}\.css)"/)[1];
      assert.match((await get(style)).headers.get('cache-control'), /max-age=31536000/);
      assert.equal((await get('index.html')).headers.get('cache-control'), 'no-cache');
    });
  });
}

test('the samples of IIS and Tomcat are well-formed XML', () => {
  for (const server of ['iis', 'tomcat']) {
    const read = spawnSync('python3', ['-c', 'import sys, xml.dom.minidom; xml.dom.minidom.parseString(sys.stdin.buffer.read())'], { input: sample(server) });
    assert.equal(read.status, 0, String(read.stderr));
  }
});
