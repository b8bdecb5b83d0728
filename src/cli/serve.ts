import { createServer } from 'node:http';
import type { Assessment } from '../model/assessment.ts';
import { htmlReport } from '../report/html/index.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure, print } from './print.ts';

const defaultPort = 8080;

/** Serves the HTML report on loopback only, until the process is ended. */
export async function serveReport(assessment: Assessment, port: boolean | string): Promise<void> {
  const page = htmlReport(assessment).value;
  const wanted = typeof port === 'string' ? Number(port) : defaultPort;
  if (!Number.isInteger(wanted) || wanted < 0 || wanted > 65_535) throw new CommandFailure(terminal`--serve expects a port between 0 and 65535; it was ${String(port)}.`, 'usage');
  const server = createServer((request, response) => {
    const isKnown = request.url === '/' && (request.method === 'GET' || request.method === 'HEAD') && isLocal(request.headers.host);
    response.writeHead(isKnown ? 200 : 404, {
      'content-type': isKnown ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : isKnown ? page : 'There is nothing here; the report is at /\n');
  });
  const bound = await listen(server, wanted);
  print(terminal`Report     http://127.0.0.1:${bound}  (Ctrl-C ends)\nYour turn  npx assay check ../your-product    npx assay inspect any-file\n`);
}

/** A page of another site must not reach the report by a name of its own that resolves here. */
function isLocal(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

/** The wanted port, or any free one where it is taken. */
async function listen(server: ReturnType<typeof createServer>, port: number): Promise<number> {
  const bind = (wanted: number): Promise<number | undefined> => new Promise((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : undefined);
    });
  });
  const bound = (await bind(port)) ?? (await bind(0));
  if (bound === undefined) throw new CommandFailure(terminal`No port could be opened on this machine for the report.`, 'usage');
  return bound;
}
