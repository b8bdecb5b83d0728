import type { Digest } from '../model/artifact.ts';
import type { AdvisoryFeed } from '../model/evidence/advisory-feed.ts';
import type { CsafProviderFolder } from '../model/evidence/csaf-provider-folder.ts';
import type { CsafProvider } from '../model/evidence/csaf-provider.ts';
import type { SecurityAdvisory } from '../model/evidence/security-advisory.ts';
import { listOfDirectory } from '../read/csaf-provider-metadata/directory-list.ts';
import { decodeText } from '../read/gateway/text.ts';
import type { Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import { isWhole, type FetchedFiles } from './fetched-files.ts';
import type { Hashing } from './hashing.ts';
import { baseOf, documentBeside, hashEnding, isKey, signatureEnding } from './provider-names.ts';
import type { Signatures, SignatureState } from './signatures.ts';

const documentBytesMax = 67_108_864;
const smallBytesMax = 262_144;
/** Bytes of documents that are kept until all keys were seen; what goes beyond is not verified. */
const keptBytesMax = 134_217_728;
const problemsMax = 100;
type Problem = CsafProviderFolder['problems'][number]['problem'];

interface DocumentAt {
  readonly sha256: string;
  readonly sha512: string;
  readonly content: Uint8Array | undefined;
  readonly isMisnamed: boolean;
}

/**
 * Gathers what belongs to a CSAF provider from the members of a folder or archive, in any order; `facts` then compares it.
 * What was fetched from public places may be a part of what is there: then only what was asked for can be missing.
 */
export class ProviderFolder {
  readonly #documents = new Map<string, DocumentAt>();
  readonly #listed = { rolie: new Set<string>(), index: new Set<string>(), changes: new Set<string>() };
  readonly #hashes = new Map<string, string[]>();
  readonly #signatures = new Map<string, string>();
  readonly #keys: string[] = [];
  #role: CsafProviderFolder['role'] = 'none';
  #kept = 0;
  readonly #fetched: FetchedFiles | undefined;
  readonly #notLooked: ReadonlySet<string>;
  #fingerprints: readonly string[] | undefined;
  #keyAddresses: readonly string[] = [];

  constructor(fetched?: FetchedFiles) {
    this.#fetched = fetched;
    this.#notLooked = new Set(fetched?.notLooked);
  }

  /** Takes a member. What does not belong to a provider is passed over; never throws on bad content. */
  async add(member: Source, digest: Digest, reading: Reading | undefined): Promise<void> {
    try {
      if (reading?.kind === 'csaf-provider' && reading.facts !== undefined) this.#metadata(reading.facts as CsafProvider);
      else if (reading?.kind === 'security-advisory' && reading.facts !== undefined) await this.#document(member, digest, reading.facts as SecurityAdvisory);
      else if (reading?.kind === 'advisory-feed' && reading.facts !== undefined) for (const name of (reading.facts as AdvisoryFeed).documents) this.#list('rolie', name);
      else if (reading === undefined) this.#beside(member);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
    }
  }

  /** A folder's own keys may be newer than its metadata; of keys that were fetched only those count whose fingerprint it states. */
  #metadata({ role, keys }: CsafProvider): void {
    this.#role = role;
    this.#keyAddresses = keys.map(({ address }) => address);
    const fingerprints = keys.flatMap(({ fingerprint }) => fingerprint ?? []);
    if (this.#fetched !== undefined && fingerprints.length === keys.length) this.#fingerprints = fingerprints;
  }

  async #document(member: Source, digest: Digest, facts: SecurityAdvisory): Promise<void> {
    const content = member.bytes(documentBytesMax);
    const isKept = this.#kept + content.length <= keptBytesMax;
    if (isKept) this.#kept += content.length;
    const expected = `${(facts.trackingId ?? '').toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
    const sha512 = new Uint8Array(await crypto.subtle.digest('SHA-512', new Uint8Array(content))).toHex();
    this.#documents.set(member.name, { sha256: digest.slice('sha256:'.length), sha512, content: isKept ? new Uint8Array(content) : undefined, isMisnamed: baseOf(member.name) !== expected });
  }

  #beside(member: Source): void {
    const { name } = member;
    const base = baseOf(name);
    if (hashEnding.test(base)) this.#hash(name.replace(hashEnding, ''), decodeText(member.bytes(smallBytesMax)));
    else if (signatureEnding.test(base) || isKey(member)) this.#armoured(name, decodeText(member.bytes(smallBytesMax)));
    else if (base === 'index.txt' || base === 'changes.csv') for (const { address } of listOfDirectory(member).listed) this.#list(base === 'index.txt' ? 'index' : 'changes', address);
  }

  /** A file without a hash states none: hosts answer with a page to everything. */
  #hash(document: string, text: string): void {
    const stated = /[0-9a-fA-F]{64,128}/.exec(text)?.[0]?.toLowerCase();
    if (stated !== undefined) this.#hashes.set(document, [...(this.#hashes.get(document) ?? []), stated]);
  }

  #armoured(name: string, text: string): void {
    if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) this.#keys.push(text);
    else if (text.includes('-----BEGIN PGP SIGNATURE-----')) this.#signatures.set(name.replace(signatureEnding, ''), text);
  }

  /** File names of documents are unique to a publisher (section 5.1), so a list is compared by them, wherever the folder is served. */
  #list(kind: 'rolie' | 'index' | 'changes', address: string): void {
    const base = baseOf(address.split(/[?#]/)[0] ?? '');
    if (base.endsWith('.json') && base.length <= 300) this.#listed[kind].add(base);
  }

  /** Whether the folder is one of a provider: documents, and metadata or a list beside them. */
  get isProvider(): boolean {
    if (this.#fetched !== undefined) return this.#documents.size + this.#fetched.absent.length > 0;
    return this.#documents.size > 0 && (this.#role !== 'none' || Object.values(this.#listed).some((names) => names.size > 0));
  }

  /** The document that a member belongs to as its hash or signature. */
  documentOf(name: string): string | undefined {
    const document = documentBeside(name);
    return document !== undefined && this.#documents.has(document) ? document : undefined;
  }

  /** What the comparison tells, as a reading of the whole. */
  async reading(hashing: Hashing): Promise<Reading<'csaf-provider-folder'>> {
    return { kind: 'csaf-provider-folder', format: 'csaf-provider-folder-2.0', facts: await this.#facts(await hashing.signatures?.()), notes: [], notesOmitted: 0, ...(this.#fetched === undefined || isWhole(this.#fetched) ? {} : { complete: false }) };
  }

  async #facts(signatures: Signatures | undefined): Promise<CsafProviderFolder> {
    const problems: { readonly document: string; readonly problem: Problem }[] = [];
    const tell = (document: string, problem: Problem): void => {
      if (problems.length < problemsMax) problems.push({ document: document.slice(0, 300), problem });
    };
    const present = new Set([...this.#documents.keys()].map(baseOf));
    const listed = new Set(Object.values(this.#listed).flatMap((names) => [...names]));
    const missing = (this.#fetched?.absent ?? [...listed].filter((name) => !present.has(name))).toSorted();
    for (const name of missing) tell(name, 'listed and missing');
    const hashes: Record<'right' | 'wrong' | 'missing' | 'notLooked', number> = { right: 0, wrong: 0, missing: 0, notLooked: 0 };
    const states: Record<SignatureState | 'missing', number> = { right: 0, wrong: 0, missing: 0, unknownKey: 0, notChecked: 0 };
    let [notListed, misnamed] = [0, 0];
    for (const [name, document] of [...this.#documents].toSorted(([one], [other]) => (one < other ? -1 : 1))) {
      if (!listed.has(baseOf(name))) {
        notListed += 1;
        tell(name, 'not listed');
      }
      if (document.isMisnamed) {
        misnamed += 1;
        tell(name, 'misnamed');
      }
      const stated = this.#hashes.get(name) ?? [];
      const hash = stated.length === 0 ? this.#missing(name, '.sha256', '.sha512') : stated.every((value) => value === document.sha256 || value === document.sha512) ? 'right' : 'wrong';
      hashes[hash] += 1;
      if (hash === 'wrong') tell(name, 'wrong hash');
      const state = await this.#stateOf(name, document, signatures);
      states[state] += 1;
      if (state === 'wrong') tell(name, 'wrong signature');
    }
    const lists = (['rolie', 'index', 'changes'] as const).filter((kind) => this.#listed[kind].size > 0).map((kind) => ({ kind, documents: this.#listed[kind].size }));
    const { notLooked, ...looked } = hashes;
    return {
      role: this.#role, documents: this.#documents.size, lists, listedAndMissing: missing.length, notListed, misnamed, hashes: { ...looked, ...(notLooked === 0 ? {} : { notLooked }) }, signatures: states, publicKeys: this.#keys.length, problems,
      ...(this.#fetched === undefined ? {} : { fetched: { listed: this.#fetched.listed, listsUnread: this.#fetched.listsUnread, asked: this.#fetched.asked } }),
    };
  }

  async #stateOf(name: string, { content }: DocumentAt, signatures: Signatures | undefined): Promise<SignatureState | 'missing'> {
    const signature = this.#signatures.get(name);
    if (signature === undefined) return this.#missing(name, '.asc') === 'missing' ? 'missing' : 'notChecked';
    if (signatures === undefined || content === undefined) return 'notChecked';
    const state = await signatures.verify(content, signature, this.#keys, this.#fingerprints);
    return state === 'unknownKey' && this.#isKeyLacking ? 'notChecked' : state;
  }

  /** A file beside a document that is not there, or of which nobody could say whether it is. */
  #missing(name: string, ...endings: readonly string[]): 'missing' | 'notLooked' {
    return endings.some((ending) => this.#notLooked.has(`${name}${ending}`)) ? 'notLooked' : 'missing';
  }

  /** Whether the key may be one that could not be looked at. */
  get #isKeyLacking(): boolean {
    return [...this.#notLooked].some((name) => this.#keyAddresses.includes(name));
  }
}
