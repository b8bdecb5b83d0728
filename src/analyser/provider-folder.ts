import type { Digest } from '../model/artifact.ts';
import type { CsafProviderFolder } from '../model/evidence/csaf-provider-folder.ts';
import type { CsafProvider } from '../model/evidence/csaf-provider.ts';
import type { SecurityAdvisory } from '../model/evidence/security-advisory.ts';
import { csvRecords } from '../read/gateway/csv.ts';
import { isObject, objectAt, objectsAt, stringAt } from '../read/gateway/json-value.ts';
import { parseJson } from '../read/gateway/json.ts';
import { decodeText } from '../read/gateway/text.ts';
import type { Reading } from '../read/reader.ts';
import { Unreadable, type Source } from '../read/source.ts';
import type { Signatures, SignatureState } from './signatures.ts';

const documentBytesMax = 67_108_864;
const listBytesMax = 16_777_216;
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

/** Gathers what belongs to a CSAF provider from the members of a folder or archive, in any order; `facts` then compares it. */
export class ProviderFolder {
  readonly #documents = new Map<string, DocumentAt>();
  readonly #listed = { rolie: new Set<string>(), index: new Set<string>(), changes: new Set<string>() };
  readonly #hashes = new Map<string, string[]>();
  readonly #signatures = new Map<string, string>();
  readonly #keys: string[] = [];
  #role: CsafProviderFolder['role'] = 'none';
  #kept = 0;

  /** Takes a member. What does not belong to a provider is passed over; never throws on bad content. */
  async add(member: Source, digest: Digest, reading: Reading | undefined): Promise<void> {
    try {
      if (reading?.kind === 'csaf-provider' && reading.facts !== undefined) this.#role = (reading.facts as CsafProvider).role;
      else if (reading?.kind === 'security-advisory' && reading.facts !== undefined) await this.#document(member, digest, reading.facts as SecurityAdvisory);
      else if (reading === undefined) this.#beside(member);
    } catch (problem) {
      if (!(problem instanceof Unreadable)) throw problem;
    }
  }

  async #document(member: Source, digest: Digest, facts: SecurityAdvisory): Promise<void> {
    const content = member.bytes(documentBytesMax);
    const isKept = this.#kept + content.length <= keptBytesMax;
    if (isKept) this.#kept += content.length;
    const expected = `${(facts.trackingId ?? '').toLowerCase().replace(/[^+\-a-z0-9]+/g, '_')}.json`;
    const sha512 = hexOf(new Uint8Array(await crypto.subtle.digest('SHA-512', new Uint8Array(content))));
    this.#documents.set(member.name, { sha256: digest.slice('sha256:'.length), sha512, content: isKept ? new Uint8Array(content) : undefined, isMisnamed: baseOf(member.name) !== expected });
  }

  #beside(member: Source): void {
    const { name } = member;
    const base = baseOf(name);
    if (/\.sha(?:256|512)$/.test(base)) push(this.#hashes, name.replace(/\.sha(?:256|512)$/, ''), /[0-9a-fA-F]{64,128}/.exec(decodeText(member.bytes(smallBytesMax)))?.[0]?.toLowerCase() ?? '');
    else if (base.endsWith('.asc') || base.endsWith('.gpg')) this.#armoured(name, decodeText(member.bytes(smallBytesMax)));
    else if (base === 'index.txt') for (const line of decodeText(member.bytes(listBytesMax)).split(/\r?\n/)) this.#list('index', line.trim());
    else if (base === 'changes.csv') for (const { cells } of csvRecords(decodeText(member.bytes(listBytesMax))).records) this.#list('changes', cells[0] ?? '');
    else if (base.endsWith('.json')) this.#feed(member);
  }

  #armoured(name: string, text: string): void {
    if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) this.#keys.push(text);
    else if (text.includes('-----BEGIN PGP SIGNATURE-----')) this.#signatures.set(name.replace(/\.(?:asc|gpg)$/, ''), text);
  }

  /** A ROLIE feed (RFC 8322) in JSON, as CSAF has it. */
  #feed(member: Source): void {
    if (!/^\s*\{\s*"feed"/.test(new TextDecoder().decode(member.head.subarray(0, 200)))) return;
    const root = parseJson(member.bytes(listBytesMax));
    const feed = isObject(root) ? objectAt(root, 'feed') : undefined;
    for (const entry of objectsAt(feed ?? {}, 'entry')) {
      const source = stringAt(objectAt(entry, 'content') ?? {}, 'src') ?? objectsAt(entry, 'link').map((link) => (stringAt(link, 'rel') === 'self' ? stringAt(link, 'href') : undefined)).find((href) => href !== undefined);
      this.#list('rolie', source ?? '');
    }
  }

  /** File names of documents are unique to a publisher (section 5.1), so a list is compared by them, wherever the folder is served. */
  #list(kind: 'rolie' | 'index' | 'changes', address: string): void {
    const base = baseOf(address.split(/[?#]/)[0] ?? '');
    if (base.endsWith('.json') && base.length <= 300) this.#listed[kind].add(base);
  }

  /** Whether the folder is one of a provider: documents, and metadata or a list beside them. */
  get isProvider(): boolean {
    return this.#documents.size > 0 && (this.#role !== 'none' || Object.values(this.#listed).some((names) => names.size > 0));
  }

  async facts(signatures: Signatures | undefined): Promise<CsafProviderFolder> {
    const problems: { readonly document: string; readonly problem: Problem }[] = [];
    const tell = (document: string, problem: Problem): void => {
      if (problems.length < problemsMax) problems.push({ document: document.slice(0, 300), problem });
    };
    const present = new Set([...this.#documents.keys()].map(baseOf));
    const listed = new Set(Object.values(this.#listed).flatMap((names) => [...names]));
    const missing = [...listed].filter((name) => !present.has(name)).toSorted();
    for (const name of missing) tell(name, 'listed and missing');
    const hashes = { right: 0, wrong: 0, missing: 0 };
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
      const hash = stated.length === 0 ? 'missing' : stated.every((value) => value === document.sha256 || value === document.sha512) ? 'right' : 'wrong';
      hashes[hash] += 1;
      if (hash === 'wrong') tell(name, 'wrong hash');
      const state = await this.#stateOf(name, document, signatures);
      states[state] += 1;
      if (state === 'wrong') tell(name, 'wrong signature');
    }
    const lists = (['rolie', 'index', 'changes'] as const).filter((kind) => this.#listed[kind].size > 0).map((kind) => ({ kind, documents: this.#listed[kind].size }));
    return { role: this.#role, documents: this.#documents.size, lists, listedAndMissing: missing.length, notListed, misnamed, hashes, signatures: states, publicKeys: this.#keys.length, problems };
  }

  async #stateOf(name: string, { content }: DocumentAt, signatures: Signatures | undefined): Promise<SignatureState | 'missing'> {
    const signature = this.#signatures.get(name);
    if (signature === undefined) return 'missing';
    if (signatures === undefined || content === undefined) return 'notChecked';
    return signatures.verify(content, signature, this.#keys);
  }
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function push(lists: Map<string, string[]>, key: string, value: string): void {
  const list = lists.get(key) ?? [];
  list.push(value);
  lists.set(key, list);
}

function hexOf(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
