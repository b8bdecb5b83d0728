/** Writes Assay's own SBOM (CycloneDX 1.6) from the lockfile: what a package of this version brings along. */
import { readFileSync } from 'node:fs';
import { nameUuid } from '../src/report/catalog/name-uuid.ts';
import { writeOrCheck } from './write-or-check.ts';

interface LockedPackage {
  readonly name?: string;
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optional?: boolean;
  /** Platforms that it is for; it is installed on no other. */
  readonly os?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  /** What a package expects beside it; the installed one is used by it. */
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly author?: string | { readonly name?: string };
  readonly repository?: string | { readonly url?: string };
}

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8'));
const own = read('package.json') as LockedPackage & { readonly name: string };
const lock = (read('package-lock.json') as { readonly packages: Readonly<Record<string, LockedPackage>> }).packages;
const changelog = readFileSync(new URL('../CHANGELOG.md', import.meta.url), 'utf8');
const releasedAt = /^## \S+ - (\d{4}-\d{2}-\d{2})$/m.exec(changelog)?.[1];
if (releasedAt === undefined) throw new Error('CHANGELOG.md names no dated release.');

const shipped = Object.entries(lock).filter(([path, item]) => path !== '' && item.dev !== true);
const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
const purlOf = (name: string, version: string): string => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** The package that a dependency resolves to, the nearest folder first, as Node looks for it. */
function resolved(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const path = folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`;
    const found = lock[path];
    if (found !== undefined) return purlOf(name, found.version);
    if (folder === '' || !folder.includes('/node_modules/')) return folder === '' ? undefined : resolved('', name);
  }
}

function component(path: string, item: LockedPackage): object {
  const name = nameOf(path);
  const purl = purlOf(name, item.version);
  const manifest = installedManifest(path);
  const hash = item.integrity?.startsWith('sha512-') === true ? Buffer.from(item.integrity.slice('sha512-'.length), 'base64').toString('hex') : undefined;
  const source = sourceOf(manifest);
  const maker = authorOf(manifest) ?? source?.owner;
  return {
    type: 'library',
    'bom-ref': purl,
    ...(maker === undefined ? {} : { supplier: { name: maker, ...(source === undefined ? {} : { url: [source.address] }) } }),
    name,
    version: item.version,
    scope: item.optional === true ? 'optional' : 'required',
    ...(hash === undefined ? {} : { hashes: [{ alg: 'SHA-512', content: hash }] }),
    ...(item.license === undefined ? {} : { licenses: [item.license.includes(' ') ? { expression: item.license } : { license: { id: item.license } }] }),
    purl,
    // A package of npm is a compressed archive of files, of which the lockfile holds the digest.
    externalReferences: [
      ...(source === undefined ? [] : [{ type: 'vcs', url: source.address }]),
      ...(hash === undefined ? [] : [{ type: 'distribution', url: purl, hashes: [{ alg: 'SHA-512', content: hash }] }]),
    ],
    properties: packedForm(name, item.version),
  };
}

/** What a package is when it is handed over, in the words of BSI TR-03183-2. */
function packedForm(name: string, version: string): readonly object[] {
  return Object.entries({ filename: `${name.replace('@', '').replace('/', '-')}-${version}.tgz`, executable: 'non-executable', archive: 'archive', structured: 'structured' }).map(([key, value]) => ({ name: `bsi:component:${key}`, value }));
}

/** Whom a manifest names as its author. */
function authorOf(manifest: Manifest | undefined): string | undefined {
  const name = typeof manifest?.author === 'string' ? manifest.author.replace(/\s*[<(].*$/, '') : manifest?.author?.name;
  return name === '' ? undefined : name;
}

/** Where the source of a package is, by any of the forms that npm takes (`owner/name`, `github:owner/name`, an address of Git), and whose it is. */
function sourceOf(manifest: Manifest | undefined): { readonly address: string; readonly owner: string } | undefined {
  const written = typeof manifest?.repository === 'string' ? manifest.repository : manifest?.repository?.url;
  const [, owner, name] = /^(?:(?:git\+)?(?:https?|git|ssh):\/\/(?:git@)?github\.com\/|github:)?([\w.-]+)\/([\w.-]+?)(?:\.git)?\/?(?:#.*)?$/.exec(written ?? '') ?? [];
  return owner === undefined || name === undefined ? undefined : { address: `https://github.com/${owner}/${name}`, owner };
}

/** The manifest of an installed package; a package for another platform is not installed, and its maker stays unnamed. */
function installedManifest(path: string): Manifest | undefined {
  if (lock[path]?.os !== undefined) return undefined;
  return read(`${path}/package.json`) as Manifest;
}

const reference = purlOf(own.name, own.version);
const edges = [['', own] as const, ...shipped].map(([path, item]) => ({
  ref: path === '' ? reference : purlOf(nameOf(path), item.version),
  dependsOn: [...new Set(Object.keys({ ...item.dependencies, ...item.optionalDependencies, ...item.peerDependencies }).flatMap((name) => resolved(path, name) ?? []))].toSorted(),
}));

writeOrCheck('docs/security/assay.cdx.json', `${JSON.stringify({
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${nameUuid(`sbom ${own.version} ${JSON.stringify(edges)}`)}`,
  version: 1,
  metadata: {
    timestamp: `${releasedAt}T00:00:00Z`,
    lifecycles: [{ phase: 'pre-build' }],
    tools: { components: [{ type: 'application', name: 'tools/generate-sbom.ts', version: own.version }] },
    authors: [{ name: 'The Assay project' }],
    component: { type: 'application', 'bom-ref': reference, supplier: { name: 'The Assay project' }, name: own.name, version: own.version, licenses: [{ license: { id: 'Apache-2.0' } }], purl: reference, properties: packedForm(own.name, own.version) },
  },
  components: shipped.map(([path, item]) => component(path, item)),
  dependencies: edges,
  compositions: [{ aggregate: 'complete', assemblies: [reference] }],
}, null, 2)}\n`);
