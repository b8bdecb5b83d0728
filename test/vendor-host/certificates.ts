/** An authority for one run and certificates from it, made by the machine's openssl in a folder that is gone afterwards. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** PEM. */
  readonly authority: string;
  /** For the vendor's names. */
  readonly good: Certificate;
  /** From the same authority, for a name that nobody asks for. */
  readonly forAnotherName: Certificate;
}

const days = '2';
const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;

/** @param names DNS names of the good certificate; a star stands for one label */
export function makeCertificates(names: readonly string[]): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'assay-vendor-host-'));
  const openssl = (...words: readonly string[]): void => { execFileSync('openssl', words, { cwd: folder, stdio: 'ignore' }); };
  const issue = (file: string, forNames: readonly string[]): Certificate => {
    writeFileSync(join(folder, 'names'), `subjectAltName=${forNames.map((name) => `DNS:${name}`).join(',')}`);
    openssl('req', ...newKey, '-keyout', `${file}.key`, '-out', `${file}.csr`, '-subj', `/CN=${forNames[0] ?? ''}`);
    openssl('x509', '-req', '-in', `${file}.csr`, '-CA', 'authority.pem', '-CAkey', 'authority.key', '-CAcreateserial', '-extfile', 'names', '-out', `${file}.pem`, '-days', days);
    return { key: readFileSync(join(folder, `${file}.key`), 'utf8'), cert: readFileSync(join(folder, `${file}.pem`), 'utf8') };
  };
  try {
    openssl('req', '-x509', ...newKey, '-keyout', 'authority.key', '-out', 'authority.pem', '-days', days, '-subj', '/CN=Authority of an invented vendor');
    return { authority: readFileSync(join(folder, 'authority.pem'), 'utf8'), good: issue('good', names), forAnotherName: issue('another', ['elsewhere.test']) };
  } catch (problem) {
    if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') throw new Error('These tests make their certificates with openssl, which is not here: apt-get install -y openssl', { cause: problem });
    throw problem;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
