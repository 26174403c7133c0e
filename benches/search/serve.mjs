// A host for the bench: files with or without gzip, and how many bytes of which kind went out.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/**
 * Serves `folder`; `traffic` has `{path, raw, gzip, round}` of every answer so far: a request that comes after another's
 * answer is of the next round. Answers wait a little, so that requests made together are seen together. `packed`: with gzip.
 */
export async function serve(folder, { packed = false, wait = 30 } = {}) {
  const traffic = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const round = 1 + traffic.reduce((most, one) => Math.max(most, one.round), 0);
    await new Promise((resolve) => { setTimeout(resolve, wait); });
    try {
      const body = await readFile(join(folder, normalize(path)));
      const small = gzipSync(body, { level: 6 });
      traffic.push({ path, raw: body.length, gzip: Math.min(small.length, body.length), round });
      const type = { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream' };
      if (packed && small.length < body.length) response.writeHead(200, { ...type, 'Content-Encoding': 'gzip' }).end(small);
      else response.writeHead(200, type).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { base: `http://127.0.0.1:${server.address().port}/`, traffic, close: () => { server.closeAllConnections(); server.close(); } };
}
