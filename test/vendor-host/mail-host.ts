/** A mail host on loopback (RFC 5321, RFC 3207) that greets, offers STARTTLS, and takes no mail. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { Certificate } from './certificates.ts';

export interface MailHost {
  readonly port: number;
  close(): Promise<void>;
}

/** @param offersTls whether EHLO is answered with STARTTLS */
export async function startMailHost(name: string, certificate: Certificate, offersTls: boolean): Promise<MailHost> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    socket.write(`220 ${name} ESMTP\r\n`);
    socket.on('data', (data) => {
      const command = data.toString('latin1').trim().toUpperCase();
      if (command.startsWith('EHLO')) socket.write(`250-${name}\r\n${offersTls ? '250-STARTTLS\r\n' : ''}250 SIZE 1000\r\n`);
      else if (command === 'STARTTLS' && offersTls) {
        socket.removeAllListeners('data');
        socket.write('220 Go ahead\r\n', () => speakEncrypted(socket, certificate));
      } else if (command === 'QUIT') socket.end('221 Bye\r\n');
      else socket.write('502 This host takes no mail\r\n');
    });
  });
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    }),
  };
}

function speakEncrypted(socket: Socket, certificate: Certificate): void {
  const encrypted = new TLSSocket(socket, { isServer: true, ...certificate });
  encrypted.on('error', () => undefined);
  encrypted.on('data', () => encrypted.end('221 Bye\r\n'));
}
