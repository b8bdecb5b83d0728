/** Starts a server in a process of its own and asks it as often as told, over connections that stay open; prints what came back. */
import { fork } from 'node:child_process';
import { connect } from 'node:net';

const [server = '', count = '1', kind = 'page'] = process.argv.slice(2);
const connections = 32;
const wanted = Number(count);

const child = fork(new URL(`./${server}.js`, import.meta.url), [kind], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
const { port, request, expected } = await new Promise<{ port: number; request: string; expected: number }>((resolve) => { child.once('message', (message) => resolve(message as { port: number; request: string; expected: number })); });
const head = Buffer.from(request.replaceAll('{port}', String(port)), 'latin1');
const body = kind === 'upload' ? Buffer.alloc(100_000, 'evidence ') : Buffer.alloc(0);
let asked = 0;
let right = 0;
let bytes = 0;
const startedAt = performance.now();
await Promise.all(Array.from({ length: connections }, async () => drive()));
const seconds = (performance.now() - startedAt) / 1000;
child.kill('SIGTERM');
process.stdout.write(`${JSON.stringify({ requests: right, bytesPerAnswer: Math.round(bytes / Math.max(1, right)), perSecond: Math.round(right / seconds) })}\n`);

/** One connection: the next request goes out when the answer before it is whole. */
async function drive(): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.setNoDelay(true);
  await new Promise((resolve) => { socket.once('connect', resolve); });
  let waiting: Buffer = Buffer.alloc(0);
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      if (asked >= wanted) {
        socket.destroy();
        resolve();
        return;
      }
      asked += 1;
      if (body.length === 0) socket.write(head);
      else {
        // Each upload is another file: the same bytes again would cost nothing to keep.
        body.writeDoubleLE(asked, 0);
        socket.cork();
        socket.write(head);
        socket.write(Buffer.from(body));
        socket.uncork();
      }
    };
    socket.on('error', reject);
    socket.on('data', (piece: Buffer) => {
      waiting = waiting.length === 0 ? piece : Buffer.concat([waiting, piece]);
      const end = waiting.indexOf('\r\n\r\n');
      if (end < 0) return;
      const text = waiting.toString('latin1', 0, end);
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (waiting.length < end + 4 + length) return;
      if (text.startsWith(`HTTP/1.1 ${expected}`)) right += 1;
      bytes += length;
      waiting = waiting.subarray(end + 4 + length);
      next();
    });
    next();
  });
}
