import { createServer } from 'node:http';

/**
 * A port that is free at an address now. Another program may take it before it is listened on, which is told then.
 * @param address IP address
 * @returns undefined when nothing can be listened on there: whoever tries to learns why
 */
export async function freePort(address: string): Promise<number | undefined> {
  const server = createServer();
  const port = await new Promise<number | undefined>((resolve) => {
    server.once('error', () => resolve(undefined));
    server.listen({ host: address, port: 0 }, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound !== null ? bound.port : undefined);
    });
  });
  await new Promise<void>((resolve) => { server.close(() => resolve()); });
  return port;
}
