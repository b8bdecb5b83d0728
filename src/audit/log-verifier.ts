import { hash } from 'node:crypto';
import { openCheckpoint, type VerifiedCheckpoint } from '../attest/checkpoint.ts';
import type { Ed25519Key } from '../attest/public-key.ts';
import { Refused } from '../attest/refusal.ts';
import { ours, quote, say, type Text } from '../model/text.ts';
import { beginning } from './beginning.ts';
import { entryFacts, type EntryFacts } from './entry-facts.ts';
import { GrowingTree } from './growing-tree.ts';
import { LogClock } from './log-clock.ts';
import { LogRefused } from './log-refused.ts';
import { ExpectedPrevious, timeOfPlainEntry } from './plain-entry.ts';

/** How much is remembered of a log from an earlier look. */
export interface SeenLog {
  readonly size: number;
  /** Hexadecimal; undefined when only the size was kept. */
  readonly root?: string;
  /** When it was seen, in words of the one who remembers; undefined when not known. */
  readonly seenAt?: string;
}

export interface VerifierRules {
  /** The log’s name, which its checkpoints must carry. */
  readonly origin: string;
  readonly keys: readonly Ed25519Key[];
  /** Reads what is needed of the bytes of another log’s entry, which begin at `start`; undefined refuses it. Left out: the entries are ours. */
  readonly facts?: (bytes: Buffer, start: number) => EntryFacts | undefined;
  readonly seen?: SeenLog | undefined;
  /** Where the log is shown from: a place that a checkpoint was signed at. Left out: its beginning. */
  readonly start?: { readonly size: number; readonly previous: string; readonly edge: readonly string[] };
}

/** What was found out about a log. */
export interface LogReport {
  /** The first entry that is shown. */
  readonly from: number;
  /** How many entries the log has, as far as it is shown: the number of the last one and one more. */
  readonly size: number;
  /** Entries up to this number (not included) are proven by a signed checkpoint; undefined when there is none. */
  readonly provenTo: number | undefined;
  readonly checkpoints: number;
  /** Root at `provenTo`, hexadecimal. */
  readonly root: string | undefined;
  readonly firstAt: string | undefined;
  readonly lastAt: string | undefined;
  /** Entries whose time is before one that came earlier: the clock was set back. The order is that of the sequence. */
  readonly clockBack: { readonly entries: number; readonly first: number | undefined };
}

const hexadecimal = /^[0-9a-f]{64}$/u;

/**
 * Verifies a log entry by entry, with memory for the tree’s edge only: each entry names the one before it, and the tree over
 * them has the root of every signed checkpoint. What comes after the last checkpoint is told and not called proven.
 */
export class LogVerifier {
  readonly #rules: VerifierRules;
  readonly #tree: GrowingTree;
  readonly #from: number;
  #provenTo: number | undefined;
  #root: string | undefined;
  #checkpoints = 0;
  readonly #clock = new LogClock();
  readonly #named = new ExpectedPrevious();
  /** Over the bytes that entries come in, many of them in one piece. */
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** Whether the tree had the root that was seen before, at its size. */
  #isSeenKept = false;

  constructor(rules: VerifierRules) {
    this.#rules = rules;
    const { size, previous, edge } = rules.start ?? { size: 0, previous: beginning, edge: [] };
    this.#from = size;
    this.#tree = new GrowingTree(size, edge);
    if (edge.some((node) => !hexadecimal.test(node)) || !hexadecimal.test(previous)) throw new LogRefused('form', size, say`What the log is shown from, before entry ${size}, is not written as the format asks for.`);
    this.#named.set(Buffer.from(previous, 'hex').toString('latin1'));
    this.#compareSeen();
  }

  get size(): number {
    return this.#tree.size;
  }

  /**
   * Takes the next entry.
   * @param leaf a zero byte and the entry’s bytes, exactly as they were hashed (RFC 6962, section 2.1)
   * @throws LogRefused
   */
  entry(leaf: Buffer): void {
    const { size } = this.#tree;
    if (!this.#isUsual(leaf, size)) this.#anyEntry(leaf, size);
    const digest = hash('sha256', leaf, 'binary');
    this.#named.set(digest);
    this.#tree.add(digest);
    if (size + 1 === this.#rules.seen?.size) this.#compareSeen();
  }

  /**
   * Takes a signed checkpoint that stands after the entries that it covers. What it is compared with is worked out at once, so that
   * entries may go on while its signature is verified; the report waits for none.
   * @throws LogRefused
   */
  async checkpoint(note: Uint8Array): Promise<void> {
    const { size } = this.#tree;
    const own = this.#tree.root();
    const { size: covered, root } = await this.#opened(note, size);
    if (covered > size) throw new LogRefused('sequence', size, say`A checkpoint was signed over ${covered} entries, and the log is shown to ${size}: the entries from ${size} on are missing.`);
    if (covered < size) throw new LogRefused('checkpoint', size, say`A checkpoint over ${covered} entries stands after entry ${size - 1}, where one over ${size} has to be.`);
    if (root.toHex() !== own) throw new LogRefused('changed', size, this.#provenTo === undefined ? say`The checkpoint over ${size} entries was signed over others than these: an entry before number ${size} was changed, removed, moved or put in.` : say`The checkpoint over ${size} entries was signed over others than these: an entry from ${this.#provenTo} to ${size - 1} was changed, removed, moved or put in; those before ${this.#provenTo} are as an earlier checkpoint says.`);
    this.#checkpoints += 1;
    // Of several that are verified at the same time, the last one may be the first to be done.
    if (this.#provenTo !== undefined && this.#provenTo > size) return;
    this.#provenTo = size;
    this.#root = own;
  }

  /** @throws LogRefused when the log does not go on from what was seen before */
  end(): LogReport {
    const { seen } = this.#rules;
    const { size } = this.#tree;
    if (seen !== undefined && seen.size > size) throw new LogRefused('shrunk', size, say`The log has become shorter: it had ${seen.size} entries${when(seen)}, and is shown with ${size} now.`);
    if (seen !== undefined && seen.size < this.#from) throw new LogRefused('not-comparable', this.#from, say`The log is shown from entry ${this.#from}, and what was seen of it before ends at ${seen.size}: whether it goes on from there can’t be told.`);
    if (seen?.root !== undefined && seen.size > 0 && !this.#isSeenKept) throw new LogRefused('not-comparable', this.#from, say`Whether the log goes on from the ${seen.size} entries that were seen before can’t be told.`);
    return { from: this.#from, size, provenTo: this.#provenTo, checkpoints: this.#checkpoints, root: this.#root, firstAt: this.#clock.first, lastAt: this.#clock.last, clockBack: { entries: this.#clock.back, first: this.#clock.firstBack } };
  }

  /** Whether an entry of ours is the next one, and is written as almost all are. */
  #isUsual(leaf: Buffer, size: number): boolean {
    if (this.#rules.facts !== undefined) return false;
    if (this.#view.buffer !== leaf.buffer) this.#view = new DataView(leaf.buffer);
    const time = timeOfPlainEntry(this.#view, leaf.byteOffset + 1, leaf.byteOffset + leaf.length, this.#named.view, size);
    return time >= 0 && this.#clock.goesOn(this.#view, time);
  }

  /** Looks at an entry that is not written as almost all are, or is not the one expected. */
  #anyEntry(leaf: Buffer, size: number): void {
    const facts = (this.#rules.facts ?? entryFacts)(leaf, 1);
    if (facts === undefined) throw new LogRefused('form', size, say`Entry ${size} is not written as an entry of the log is.`);
    if (facts.sequence !== size) throw new LogRefused('sequence', size, say`Where entry ${size} has to be, there is one with the number ${facts.sequence}: an entry was removed, put in twice or moved.`);
    if (facts.previous !== undefined && facts.previous !== this.#named.hash) throw new LogRefused('chain', size, size === this.#from ? say`Entry ${size} does not name what the log is shown from: the entry, or what was before it, was changed.` : say`Entry ${size} does not name the hash of entry ${size - 1}: one of the two was changed, removed or put in.`);
    this.#clock.tick(facts.at, size);
  }

  async #opened(note: Uint8Array, size: number): Promise<VerifiedCheckpoint> {
    try {
      return await openCheckpoint(note, this.#rules.origin, this.#rules.keys);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      throw new LogRefused('checkpoint', size, say`The checkpoint after entry ${size - 1} is refused. ${problem.text}`);
    }
  }

  #compareSeen(): void {
    const { seen } = this.#rules;
    const { last } = this.#clock;
    if (seen?.root === undefined || seen.size !== this.#tree.size) return;
    if (seen.size > 0 && this.#tree.root() !== seen.root) throw new LogRefused('forked', seen.size, say`The log shows another history than before: its first ${seen.size} entries are not those that were seen${when(seen)}. What is shown since entry ${seen.size - 1}${last === undefined ? ours('') : say`, of ${quote(last)},`} or earlier was changed.`);
    this.#isSeenKept = true;
  }
}

function when({ seenAt }: SeenLog): Text {
  return seenAt === undefined ? ours(' when it was looked at before') : say` at ${quote(seenAt)}`;
}
