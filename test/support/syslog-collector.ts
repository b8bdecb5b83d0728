/** A collector of syslog over TLS for tests (RFC 5425), on loopback. */
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface SyslogCollector {
  readonly port: number;
  /** Messages that came whole, in the order of their arrival. */
  readonly messages: string[];
  /** How it treats the next connections: reads all, or breaks off before it has. */
  behaves: 'well' | 'breaks-off';
  close(): Promise<void>;
}

export async function startSyslogCollector({ key, cert }: Certificate, port = 0): Promise<SyslogCollector> {
  const collector = { messages: [] as string[], behaves: 'well' as SyslogCollector['behaves'] };
  const server = createServer({ key, cert }, (socket) => {
    socket.on('error', () => undefined);
    if (collector.behaves === 'breaks-off') {
      socket.once('data', () => socket.destroy());
      return;
    }
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => {
      text += piece;
      for (let head = /^(\d+) /u.exec(text); head !== null; head = /^(\d+) /u.exec(text)) {
        const end = head[0].length + Number(head[1]);
        if (text.length < end) break;
        collector.messages.push(text.slice(head[0].length, end));
        text = text.slice(end);
      }
    });
  });
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return Object.assign(collector, { port: (server.address() as AddressInfo).port, close: async () => new Promise<void>((resolve) => server.close(() => resolve())) });
}
