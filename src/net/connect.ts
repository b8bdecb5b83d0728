import { connect, type Socket } from 'node:net';
import { request } from './http.ts';
import type { Limits } from './limits.ts';
import { codeOf, Refusal } from './problem.ts';
import type { CheckedPlace } from './resolve.ts';
import type { ProxyPlace } from './way-out-options.ts';
import { duration } from './within.ts';

/** A host with many addresses that take no connection is left after this many. */
const addressesTried = 3;

/**
 * Connects to the first of the checked addresses that takes it. The address goes to the socket as a number, so nothing resolves a name again.
 * @throws {Refusal} of the last one tried
 */
export async function connectTo(places: readonly CheckedPlace[], limits: Limits): Promise<{ readonly socket: Socket; readonly place: CheckedPlace }> {
  let last = new Refusal('connection-failed', 'has no address to connect to');
  for (const place of places.slice(0, addressesTried)) {
    try {
      return { socket: await open(place, limits.connect), place };
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      last = thrown;
    }
  }
  throw last;
}

async function open(place: CheckedPlace, milliseconds: number): Promise<Socket> {
  const socket = connect({ host: place.address, port: place.port, autoSelectFamily: false });
  let timer: NodeJS.Timeout | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      // The listener stays: whoever uses the connection hears of its end by what is missing then.
      socket.once('connect', resolve).on('error', (thrown) => reject(new Refusal('connection-failed', `takes no connection at ${place.address} (${codeOf(thrown)})`)));
      timer = setTimeout(() => reject(new Refusal('time-limit', `takes no connection at ${place.address} within ${duration(milliseconds)}`)), milliseconds);
    });
  } catch (thrown) {
    socket.destroy();
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
  return socket;
}

/**
 * Asks a proxy for a way to a host (CONNECT, RFC 9110, section 9.3.6).
 * @param authority host and port that the caller has checked
 */
export async function connectThrough(proxy: ProxyPlace, authority: string, userAgent: string, limits: Limits): Promise<Socket> {
  const asking = request({ host: proxy.host, port: proxy.port, method: 'CONNECT', path: authority, headers: { host: authority, 'user-agent': userAgent }, agent: false, maxHeaderSize: limits.headerBytes, insecureHTTPParser: false });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Socket>((resolve, reject) => {
      const fail = (what: string): void => reject(new Refusal('connection-failed', `is not reached through the proxy (${what})`));
      asking.once('connect', (answer, socket: Socket, early) => {
        socket.on('error', () => undefined);
        if (answer.statusCode === 200 && early.length === 0) resolve(socket);
        else fail(early.length > 0 ? 'it spoke before it was asked' : `it answered ${answer.statusCode ?? 0}`);
      });
      asking.once('response', (answer) => fail(`it answered ${answer.statusCode ?? 0}`));
      asking.on('error', (thrown) => fail(codeOf(thrown)));
      timer = setTimeout(() => reject(new Refusal('time-limit', `is not reached through the proxy within ${duration(limits.connect)}`)), limits.connect);
      asking.end();
    });
  } catch (thrown) {
    asking.destroy();
    throw thrown;
  } finally {
    clearTimeout(timer);
  }
}
