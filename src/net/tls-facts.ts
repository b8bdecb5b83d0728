import { createHash, type X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { connect, type SecureContext, type TLSSocket } from 'node:tls';
import type { TlsFacts } from '../model/capture.ts';
import { addressIn } from './host-name.ts';
import { codeOf, Refusal } from './problem.ts';

/** Shorter RSA keys can be broken by those with means (NIST SP 800-131A); Node itself takes 1,024 bits. */
const rsaBitsMin = 2048;

/**
 * Starts TLS on a connection and tells what was seen, trusted or not: a certificate that nobody vouches for is a fact worth keeping.
 * The caller sends nothing before it has looked at `isTrusted`.
 * @param host the name or address that the certificate must be for
 * @param protocols what is spoken inside, offered to the host (ALPN, RFC 7301)
 * @throws {Refusal} `tls-failed` when there is no handshake at TLS 1.2 or later
 */
export async function startTls(socket: Socket, host: string, context: SecureContext, protocols: readonly string[] = []): Promise<{ readonly socket: TLSSocket; readonly facts: TlsFacts }> {
  const address = addressIn(host);
  // Refusing here would hide the certificate; `requireTrust` refuses with it in hand.
  const secured = connect({ socket, secureContext: context, rejectUnauthorized: false, minVersion: 'TLSv1.2', ...(protocols.length === 0 ? {} : { ALPNProtocols: [...protocols] }), ...(address === undefined ? { servername: host } : { host: address }) });
  await new Promise<void>((resolve, reject) => {
    const fail = (thrown: unknown): void => reject(new Refusal('tls-failed', `makes no TLS connection of version 1.2 or later (${codeOf(thrown)})`));
    // The listener stays: whoever uses the connection hears of its end by what is missing then.
    secured.on('error', fail).once('secureConnect', resolve).once('close', () => fail(new Error('connection closed')));
  });
  return { socket: secured, facts: factsOf(secured) };
}

/** @throws {Refusal} `tls-failed`, naming what is wrong with the certificate */
export function requireTrust(facts: TlsFacts): void {
  if (!facts.isTrusted) throw new Refusal('tls-failed', reasonOf(facts));
}

function factsOf(socket: TLSSocket): TlsFacts {
  const protocol = socket.getProtocol() ?? 'unknown';
  const certificate = socket.getPeerX509Certificate();
  if (certificate === undefined) return { protocol, isTrusted: false, problem: 'NO_CERTIFICATE' };
  const key = keyOf(certificate);
  const distrust = socket.authorized ? undefined : wordOf(socket.authorizationError);
  // OpenSSL refuses the shortest keys too, but leaves the reason out.
  const keyProblem = key === undefined ? 'UNKNOWN_KEY' : key.isShort ? 'EE_KEY_TOO_SMALL' : undefined;
  const problem = distrust === 'UNSPECIFIED' ? (keyProblem ?? distrust) : (distrust ?? keyProblem);
  return {
    protocol,
    isTrusted: problem === undefined,
    ...(problem === undefined ? {} : { problem }),
    ...timesOf(certificate),
    ...(key === undefined ? {} : { key: key.name }),
    certificate: `sha256:${createHash('sha256').update(certificate.raw).digest('hex')}`,
  };
}

/** Node declares an error and gives its code. */
function wordOf(problem: unknown): string {
  return typeof problem === 'string' ? problem : codeOf(problem);
}

/** Dates that no calendar knows are left out. */
function timesOf(certificate: X509Certificate): { readonly validFrom?: string; readonly validTo?: string } {
  const [from, to] = [certificate.validFromDate, certificate.validToDate].map((date) => (Number.isNaN(date.getTime()) ? undefined : date.toISOString()));
  return { ...(from === undefined ? {} : { validFrom: from }), ...(to === undefined ? {} : { validTo: to }) };
}

function keyOf(certificate: X509Certificate): { readonly name: string; readonly isShort: boolean } | undefined {
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails: details } = certificate.publicKey;
    if (type === 'rsa' || type === 'rsa-pss') return { name: `RSA ${details?.modulusLength ?? 0}`, isShort: (details?.modulusLength ?? 0) < rsaBitsMin };
    if (type === 'ec') return { name: `EC ${details?.namedCurve ?? 'unnamed'}`, isShort: false };
    return type === undefined ? undefined : { name: type, isShort: false };
  } catch {
    return undefined;
  }
}

function reasonOf(facts: TlsFacts): string {
  switch (facts.problem) {
    case 'CERT_HAS_EXPIRED': return `shows a certificate that ended ${facts.validTo ?? 'before today'} (${facts.problem})`;
    case 'CERT_NOT_YET_VALID': return `shows a certificate that begins ${facts.validFrom ?? 'after today'} (${facts.problem})`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID': return `shows a certificate for another name (${facts.problem})`;
    case 'EE_KEY_TOO_SMALL': return `shows a certificate with the key ${facts.key ?? 'unknown'}; RSA of at least ${rsaBitsMin} bits is expected (${facts.problem})`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT': return `shows a certificate that only it signed itself (${facts.problem})`;
    default: return `shows a certificate that can't be trusted (${facts.problem ?? 'unknown'})`;
  }
}
