/** Advisories of the invented vendor, as a CSAF provider serves them: documents, hashes, signatures, lists and keys. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Site } from './web-host.ts';

const template = readFileSync(new URL('../../fixtures/read/csaf/valid-security-advisory.json', import.meta.url), 'utf8');
const dayMilliseconds = 86_400_000;

/** One advisory; the higher its number, the newer it is. */
export interface Advisory {
  /** `2026/acme-2026-001.json`. */
  readonly path: string;
  readonly text: string;
  /** RFC 3339. */
  readonly at: string;
}

/** @param number from 1 */
export function advisory(domain: string, number: number): Advisory {
  const digits = String(number).padStart(3, '0');
  const at = new Date(Date.UTC(2026, 0, 1, 9) + number * dayMilliseconds).toISOString().replace('.000', '');
  const text = template.replaceAll('acme-2026-001', `acme-2026-${digits}`).replaceAll('ACME-2026-001', `ACME-2026-${digits}`).replaceAll('CVE-2026-10001', `CVE-2026-${10_000 + number}`)
    .replaceAll('2026-03-11T09:00:00Z', at).replaceAll('2026-03-10T09:00:00Z', at).replaceAll('https://acme.example', `https://www.${domain}`);
  return { path: `2026/acme-2026-${digits}.json`, text, at };
}

export function advisories(domain: string, count: number): readonly Advisory[] {
  return Array.from({ length: count }, (_, index) => advisory(domain, index + 1));
}

/** Documents with their hashes, below `/csaf/`. */
export function documentFiles(domain: string, all: readonly Advisory[]): Site {
  return Object.fromEntries(all.flatMap(({ path, text }) => {
    const place = `www.${domain}/csaf/${path}`;
    const hashed = (algorithm: string): string => `${createHash(algorithm).update(text).digest('hex')}  ${path.slice(path.lastIndexOf('/') + 1)}\n`;
    return [[place, text], [`${place}.sha256`, hashed('sha256')], [`${place}.sha512`, hashed('sha512')]];
  }));
}

/** The lists of the directory `/csaf/` (CSAF 2.0, sections 7.1.12 and 7.1.13). */
export function directoryLists(domain: string, all: readonly Advisory[]): Site {
  return {
    [`www.${domain}/csaf/index.txt`]: all.map(({ path }) => `${path}\n`).join(''),
    [`www.${domain}/csaf/changes.csv`]: all.toReversed().map(({ path, at }) => `"${path}","${at}"\n`).join(''),
  };
}

/** A ROLIE feed (CSAF 2.0, section 7.1.15). @param base where the documents lie */
export function rolieFeed(domain: string, all: readonly Advisory[], base: string = `https://www.${domain}/csaf/`): string {
  const link = (rel: string, href: string): object => ({ rel, href });
  return JSON.stringify({ feed: {
    id: 'acme', title: 'Advisories', link: [link('self', `https://www.${domain}/csaf/feed.json`)], category: [{ scheme: 'urn:ietf:params:rolie:category:information-type', term: 'csaf' }], updated: '2026-06-01T08:00:00Z',
    entry: all.map(({ path, at }) => ({ id: path, title: path, link: [link('self', `${base}${path}`), link('hash', `${base}${path}.sha512`), link('signature', `${base}${path}.asc`)], published: at, updated: at, content: { type: 'application/json', src: `${base}${path}` } })),
  } });
}

/** Provider metadata that names feeds by their TLP label, directories, and a key. */
export function trustedMetadata(domain: string, { feeds = [], directories = [], fingerprint = '0123456789abcdef0123456789abcdef01234567' }: { readonly feeds?: readonly (readonly [label: string, address: string])[]; readonly directories?: readonly string[]; readonly fingerprint?: string }): string {
  return JSON.stringify({
    canonical_url: `https://www.${domain}/csaf/provider-metadata.json`, last_updated: '2026-06-01T08:00:00Z', list_on_CSAF_aggregators: true, mirror_on_CSAF_aggregators: true, metadata_version: '2.0', role: 'csaf_trusted_provider',
    distributions: [{ rolie: { feeds: feeds.map(([label, url]) => ({ summary: label, tlp_label: label, url })) } }, ...directories.map((address) => ({ directory_url: address }))],
    public_openpgp_keys: [{ fingerprint, url: `https://www.${domain}/csaf/key.asc` }],
    publisher: { category: 'vendor', name: 'Acme product security', namespace: `https://www.${domain}` },
  });
}
