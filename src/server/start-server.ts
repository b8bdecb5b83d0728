import type { AddressInfo } from 'node:net';
import { ensureHome } from '../identity/home.ts';
import type { AnyAct } from '../workspace/act.ts';
import type { Door } from '../workspace/door.ts';
import type { Services } from '../workspace/services.ts';
import type { Authenticate } from './api/credential.ts';
import { defaultLimits, type ServerLimits } from './limits.ts';
import { Buckets } from './listener/buckets.ts';
import { hostNames } from './listener/host-names.ts';
import { httpServer, type TlsMaterial } from './listener/http-server.ts';
import { Lanes } from './listener/lanes.ts';
import { createListener } from './listener/listener.ts';
import { isLoopback, listeningRefusal } from './listener/listening-rule.ts';
import { TrustedProxies } from './listener/source-address.ts';
import type { PageRoute } from './page-routes.ts';
import { PublicSite } from './public/public-site.ts';
import { TrustSite } from './public/trust-site.ts';
import type { Release, WellKnownFiles } from './public/well-known.ts';
import { metricsText, Respond } from './respond.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { AccessLog } from './watch/access-log.ts';
import { Metrics } from './watch/metrics.ts';
import { startMetricsServer } from './watch/metrics-server.ts';

export interface ServerOptions {
  readonly services: Services;
  readonly door: Door;
  readonly authenticate: Authenticate;
  readonly listen: {
    /** IP address; loopback is listened on in both families. */
    readonly address: string;
    /** 0 takes any free one. */
    readonly port: number;
    readonly tls?: TlsMaterial | undefined;
    /** Whether an administrator exists: before, nothing beyond loopback is listened on. */
    readonly isSetUp: boolean;
    /** A port of its own for metrics. */
    readonly metrics?: { readonly address: string; readonly port: number } | undefined;
  };
  readonly release: Release;
  readonly files: WellKnownFiles;
  /** Folder of Assay’s own dossier, shown at `/`; a plain page when left out. */
  readonly publicFolder?: string | undefined;
  /** Takes lines of the access log as UTF-8; false when it can’t for the moment. */
  readonly writeAccessLog?: ((bytes: Uint8Array) => boolean) | undefined;
  /** A write could not be made durable: the process has to end, and to start anew. */
  readonly onFatal: (problem: unknown) => void;
  /** Our own mistakes, for the operator. */
  readonly onDefect: (problem: unknown, requestId: string) => void;
  readonly limits?: Partial<ServerLimits>;
  /** Other ones than the workspace’s own. */
  readonly acts?: readonly AnyAct[];
  readonly pages?: readonly PageRoute[];
}

/** A server that listens. */
export interface RunningServer {
  readonly port: number;
  /** Where it is reached on this machine, or at its address. */
  readonly url: string;
  /** The port of its own that tells metrics. */
  readonly metricsPort: number | undefined;
  /** Opens the rooms behind the front door now, and not only when somebody asks for one of them. */
  open(): Promise<unknown>;
  /** Takes no more requests, lets those under way end, and closes. */
  close(): Promise<void>;
}

/** Listening there is refused, or is not possible; the message says why and how to mend it. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/**
 * Starts the workspace’s server.
 * @throws CannotListen
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { services, listen, release, files } = options;
  const { settings, ports } = services;
  const limits: ServerLimits = { ...defaultLimits, ...options.limits };
  const proxies = new TrustedProxies(settings.trustedProxies);
  const refusal = listeningRefusal({ address: listen.address, hasTls: listen.tls !== undefined, hasTrustedProxy: !proxies.isEmpty, isSetUp: listen.isSetUp });
  if (refusal !== undefined) throw new CannotListen(refusal);
  const own = isLoopback(listen.address);
  const monotonicNow = (): number => performance.now();
  const metrics = new Metrics(release.version);
  const lanes = new Lanes(limits.lanes);
  const accessLog = options.writeAccessLog === undefined ? undefined : new AccessLog(options.writeAccessLog);
  let isStopping = false;
  let names: ReadonlySet<string> = new Set();
  let origins: ReadonlySet<string> = new Set();
  let rooms: Promise<Rooms> | undefined;
  const trust = new TrustSite(services, await ensureHome(services.store, ports), files.securityTxt);
  const respond = new Respond({
    services, door: options.door, authenticate: options.authenticate, limits, release, files, metrics, isOwnOrigin: (origin) => origins.has(origin), lanes,
    rooms: async () => (rooms ??= openRooms(options, release.version)),
    accountBuckets: new Buckets(() => settings.requestsPerMinute, monotonicNow), isStopping: () => isStopping, publisherKeys: async () => trust.keyFile(),
  });
  const site = options.publicFolder === undefined ? undefined : new PublicSite(options.publicFolder, (path) => respond.isOwn(path));
  const listener = createListener({
    limits, ports, proxies, metrics, accessLog, opening: (path) => (site === undefined || respond.isOwn(path) !== undefined ? undefined : respond.open()), respond: respond.respond, forReader: respond.forReader, isStopping: () => isStopping, onFatal: options.onFatal, onDefect: options.onDefect,
    isKnownHost: (host) => names.has(host.toLowerCase()), sourceBuckets: new Buckets(() => settings.requestsPerMinute, monotonicNow), servePublic: (incoming, outgoing, isSecure) => trust.serve(incoming, outgoing, isSecure) || site?.serve(incoming, outgoing, isSecure) === true,
  });
  const first = httpServer(limits, listen.tls, listener);
  const port = await bind(first, listen.address, listen.port);
  // What says `localhost` may mean either family; where there is only one, one is enough.
  const second = own && listen.address === '127.0.0.1' ? httpServer(limits, listen.tls, listener) : undefined;
  const servers = second !== undefined && (await bind(second, '::1', port).catch(() => undefined)) !== undefined ? [first, second] : [first];
  const watched = listen.metrics === undefined ? undefined : await startMetricsServer(listen.metrics.address, listen.metrics.port, () => metricsText({ metrics, lanes })).catch(async (problem: unknown) => {
    await drain(servers, 0);
    throw cannotListen(listen.metrics?.address ?? '', listen.metrics?.port ?? 0, problem, 'ASSAY_METRICS_PORT');
  });
  names = new Set([...hostNames(settings.publicUrl, own, port), ...(settings.trustUrl === '' ? [] : hostNames(settings.trustUrl, false, port))]);
  const scheme = listen.tls === undefined ? 'http' : 'https';
  origins = new Set([new URL(settings.publicUrl).origin, ...(own ? [...names].map((name) => new URL(`${scheme}://${name}`).origin) : [])]);
  let closing: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    isStopping = true;
    await drain(servers, limits.drainMilliseconds);
    await watched?.close();
    accessLog?.flush();
    metrics.close();
  };
  return { port, metricsPort: watched?.port, url: `${scheme}://${own ? 'localhost' : hostOf(listen.address)}:${port}`, open: async () => respond.open(), close: async () => (closing ??= stop()) };
}

type AnyServer = ReturnType<typeof httpServer>;

async function bind(server: AnyServer, address: string, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (problem) => reject(cannotListen(address, port, problem, 'ASSAY_PORT')));
    server.listen({ host: address, port, ipv6Only: address.includes(':') }, resolve);
  });
  return (server.address() as AddressInfo).port;
}

function cannotListen(address: string, port: number, problem: unknown, variable: string): CannotListen {
  const code = problem instanceof Error && 'code' in problem ? String(problem.code) : 'unknown';
  return new CannotListen(`Nothing can be listened on at ${hostOf(address)}:${port} (${code}).${code === 'EADDRINUSE' ? ` Another program has the port; ${variable} names another one.` : ''}`);
}

/** Requests under way get their time; idle connections are closed at once, and after the time the rest. */
async function drain(servers: readonly AnyServer[], milliseconds: number): Promise<void> {
  const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  const cutting = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), milliseconds);
  await closed;
  clearTimeout(cutting);
}

function hostOf(address: string): string {
  return address.includes(':') ? `[${address}]` : address;
}
