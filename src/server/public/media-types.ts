import { extname } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.svg': 'image/svg+xml', '.json': 'application/json', '.wasm': 'application/wasm', '.txt': 'text/plain; charset=utf-8',
};

/** How a file of the public site is sent. What is no part of its page is saved and never shown: evidence may be anything. */
export function mediaTypeOf(path: string): { readonly type: string; readonly isDownload: boolean } {
  const isPart = path === 'index.html' || path === 'badge.svg' || path === 'goals.svg' || path.startsWith('assets/');
  const type = types[extname(path)];
  return isPart && type !== undefined ? { type, isDownload: false } : { type: extname(path) === '.json' ? 'application/json' : 'application/octet-stream', isDownload: true };
}
