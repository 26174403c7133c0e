// A plain file server, as a bureau's host would be: no listing, no default charset, nothing added.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';

const TYPES = {
  '.html': 'text/html', '.css': 'text/css', '.js': 'application/javascript', '.png': 'image/png', '.jpg': 'image/jpeg',
  '.gif': 'image/gif', '.ico': 'image/x-icon', '.txt': 'text/plain', '.xml': 'text/xml', '.woff2': 'font/woff2',
};

// What an old IIS has no type for it does not send.
const NOT_ON_IIS = ['.json', '.svg', '.woff', '.woff2'];

/**
 * Serves `folder` below `prefix` ("/", "/a/b/") on a free port. `charset` is what a careless host puts behind every text
 * type; with `iis` names are of any case and types that an old IIS does not know are missing. Returns the address that stands for the folder, the paths asked for so far, and `close`.
 */
export async function serveFolder(folder, { prefix = '/', charset, iis = false } = {}) {
  const asked = [];
  const server = createServer(async (request, response) => {
    const asWritten = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const path = iis ? asWritten.toLowerCase() : asWritten;
    asked.push(path);
    try {
      if (!path.startsWith(prefix) || path.includes('..') || (iis && NOT_ON_IIS.includes(extname(path)))) throw new Error('outside');
      const body = await readFile(join(folder, normalize(path.slice(prefix.length))));
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      const withCharset = charset && /^text|javascript/.test(type) ? `${type}; charset=${charset}` : type;
      response.writeHead(200, { 'Content-Type': withCharset }).end(body);
    } catch {
      response.writeHead(404, { 'Content-Type': 'text/plain' }).end('not found');
    }
  });
  await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
  return { base: `http://127.0.0.1:${server.address().port}${prefix}`, asked, close };
}
