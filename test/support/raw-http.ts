import { connect } from 'node:net';

/** What came back over a connection. */
export interface RawAnswer {
  /** Of the first answer; 0 when there was none. */
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/**
 * Sends bytes as they are and collects what comes back until the other end closes.
 */
export async function sendRaw(port: number, bytes: Uint8Array | string, { milliseconds = 3_000 } = {}): Promise<RawAnswer> {
  const startedAt = performance.now();
  return new Promise((resolve) => {
    let text = '';
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const timer = setTimeout(() => socket.destroy(), milliseconds);
    socket.on('data', (piece: Buffer) => { text += piece.toString('latin1'); });
    socket.on('error', () => undefined);
    socket.on('end', () => socket.destroy());
    socket.on('close', () => {
      clearTimeout(timer);
      resolve({ status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), text, milliseconds: performance.now() - startedAt });
    });
    socket.write(bytes);
  });
}
