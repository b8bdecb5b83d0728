import { Random, vocabulary } from './random.ts';

/** A package of an invented product: what an SBOM in any format says about it. */
export interface Package {
  readonly index: number;
  readonly reference: string;
  readonly name: string;
  readonly version?: string;
  readonly supplier?: string;
  readonly purl?: string;
  readonly cpe?: string;
  readonly sha256?: string;
  readonly sha1?: string;
  readonly licence?: string;
  readonly description: string;
  readonly homepage: string;
  readonly repository: string;
  /** Packages that it depends on, by index: a tree of three branches, and one edge across. */
  readonly dependsOn: readonly number[];
  /** A reference to something that is not there. */
  readonly dangling?: string;
}

const licences = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'ISC', 'BSD-2-Clause', 'MPL-2.0', 'LGPL-2.1-only', '0BSD'];
/** One package in so many depends on something that is not listed. */
const danglingEvery = 4_000;

/** What an SBOM of packages holds, its subject counted as one more component that has everything. */
export interface PackageTruth {
  components: number;
  withVersion: number;
  withSupplier: number;
  withIdentifier: number;
  withHash: number;
  withLicence: number;
  withDependency: number;
  /** Rules of the format that the document breaks. */
  brokenRules: number;
}

export function packageTruth(): PackageTruth {
  return { components: 1, withVersion: 1, withSupplier: 1, withIdentifier: 1, withHash: 1, withLicence: 1, withDependency: 1, brokenRules: 0 };
}

export function referenceOf(index: number): string {
  return `pkg-${nameOf(index)}-${index}`;
}

function nameOf(index: number): string {
  const first = vocabulary[index % vocabulary.length] ?? '';
  const second = vocabulary[Math.floor(index / vocabulary.length) % vocabulary.length] ?? '';
  return `${first}-${second}-${index.toString(36)}`;
}

/** The package at a place of the list, and its part in the truth. Needs no other package. */
export function packageAt(index: number, count: number, truth: PackageTruth): Package {
  const random = new Random(index + 1);
  const name = nameOf(index);
  const version = random.chance(0.98) ? `${random.below(12)}.${random.below(30)}.${random.below(20)}` : undefined;
  const supplier = random.chance(0.7) ? `${title(random.pick(vocabulary))} ${title(random.pick(vocabulary))} Works ${random.below(400)}` : undefined;
  const purl = random.chance(0.95) ? `pkg:npm/${name}@${version ?? '0.0.0'}` : undefined;
  const cpe = random.chance(0.4) ? `cpe:2.3:a:${name.replaceAll('-', '_')}:${name.replaceAll('-', '_')}:${version ?? '*'}:*:*:*:*:*:*:*` : undefined;
  const sha256 = random.chance(0.9) ? random.hex(64) : undefined;
  const licence = random.chance(0.92) ? random.pick(licences) : undefined;
  const dependsOn = [3 * index + 1, 3 * index + 2, 3 * index + 3].filter((child) => child < count);
  if (index > 0 && random.chance(0.3)) dependsOn.push(random.below(index));
  const isDangling = index % danglingEvery === danglingEvery - 1;
  truth.components += 1;
  truth.withVersion += version === undefined ? 0 : 1;
  truth.withSupplier += supplier === undefined ? 0 : 1;
  truth.withIdentifier += purl === undefined && cpe === undefined ? 0 : 1;
  truth.withHash += sha256 === undefined ? 0 : 1;
  truth.withLicence += licence === undefined ? 0 : 1;
  // Each is a child of another one, or of the subject.
  truth.withDependency += 1;
  truth.brokenRules += isDangling ? 1 : 0;
  return {
    index, reference: referenceOf(index), name, description: `${title(random.words(9))}.`, homepage: `https://${name}.example/`, repository: `https://code.example/${name.replaceAll('-', '/')}.git`, dependsOn,
    ...(version === undefined ? {} : { version }), ...(supplier === undefined ? {} : { supplier }), ...(purl === undefined ? {} : { purl }), ...(cpe === undefined ? {} : { cpe }),
    ...(sha256 === undefined ? {} : { sha256, sha1: sha256.slice(0, 40) }), ...(licence === undefined ? {} : { licence }), ...(isDangling ? { dangling: `pkg-nowhere-${index}` } : {}),
  };
}

function title(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
