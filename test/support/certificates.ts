/** Throw-away certificates for tests, made by the machine's `openssl`: Node can read certificates and not make them. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface TestCertificates {
  /** PEM of the authority that vouches for the good and the wrong one. */
  readonly authority: string;
  readonly good: Certificate;
  /** From the same authority, for `other.test`. */
  readonly forAnotherName: Certificate;
  readonly selfSigned: Certificate;
  readonly expired: Certificate;
  /** RSA with 1,024 bits. */
  readonly shortKey: Certificate;
}

/** @returns undefined where there is no openssl */
export function makeCertificates(host: string): TestCertificates | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'assay-certificates-'));
  const run = (...words: string[]): void => { execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' }); };
  const read = (name: string): Certificate => ({ key: readFileSync(join(folder, `${name}.key`), 'utf8'), cert: readFileSync(join(folder, `${name}.pem`), 'utf8') });
  const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const make = (name: string, forHost: string, days: string, kind: readonly string[] = curve): Certificate => {
    writeFileSync(join(folder, 'names'), `subjectAltName=DNS:${forHost}`);
    run('req', ...kind, '-keyout', `${name}.key`, '-out', `${name}.csr`, '-subj', `/CN=${forHost}`);
    run('x509', '-req', '-in', `${name}.csr`, '-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-extfile', 'names', '-out', `${name}.pem`, '-days', days);
    return read(name);
  };
  try {
    run('req', '-x509', ...curve, '-keyout', 'authority.key', '-out', 'authority.pem', '-days', '2', '-subj', '/CN=Test authority');
    run('req', '-x509', ...curve, '-keyout', 'self.key', '-out', 'self.pem', '-days', '2', '-subj', `/CN=${host}`, '-addext', `subjectAltName=DNS:${host}`);
    return {
      authority: readFileSync(join(folder, 'authority.pem'), 'utf8'),
      good: make('good', host, '2'), forAnotherName: make('another', 'other.test', '2'), expired: make('expired', host, '-1'),
      selfSigned: read('self'), shortKey: make('short', host, '2', ['-newkey', 'rsa:1024', '-nodes']),
    };
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return undefined;
    throw thrown;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
