// A host for the bench: files with or without gzip, and how many bytes of which kind went out.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/** Serves `folder`; `traffic` has `{path, raw, gzip}` of every answer so far. */
export async function serve(folder) {
  const traffic = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    try {
      const body = await readFile(join(folder, normalize(path)));
      traffic.push({ path, raw: body.length, gzip: Math.min(gzipSync(body, { level: 6 }).length, body.length) });
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { base: `http://127.0.0.1:${server.address().port}/`, traffic, close: () => { server.closeAllConnections(); server.close(); } };
}
