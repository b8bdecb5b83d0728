import { hash } from 'node:crypto';
import { beginning } from './beginning.ts';
import { withLeaf } from './tree-edge.ts';

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Follows an organisation’s log from the first entry that is kept to its end, by the rules of `appendEntry`. Where older
 * ones have gone by the rule of retention, the first one is taken as it is.
 */
export class ChainReplay {
  #size = 0;
  #previous = beginning;
  /** Undefined where entries before the first one have gone. */
  #edge: string[] | undefined = [];
  #isBegun = false;

  /**
   * @param row of the table `auditEntry`, in the order of their sequence
   * @throws Error that says which entry is missing, changed or out of order
   */
  take(row: Row): void {
    const text = String(row['entry']);
    const entry = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (!this.#isBegun && Number(row['sequence']) > 0) {
      this.#size = Number(row['sequence']);
      this.#previous = String(entry['previous']);
      this.#edge = undefined;
    }
    this.#isBegun = true;
    const place = `entry ${this.#size}`;
    if (row['sequence'] !== this.#size) throw new Error(`${place} is missing; the next one is ${String(row['sequence'])}.`);
    if (entry['previous'] !== this.#previous) throw new Error(`${place} does not follow the one before it.`);
    const leaf = hash('sha256', Buffer.concat([Uint8Array.of(0), Buffer.from(text)]), 'buffer');
    if (row['hash'] !== leaf.toString('hex')) throw new Error(`${place} was changed: its digest differs.`);
    for (const name of ['sequence', 'at', 'actor', 'action', 'target', 'outcome', 'area']) if (entry[name] !== row[name]) throw new Error(`${place} was changed: its ${name} is not the one that was hashed.`);
    this.#edge = this.#edge === undefined ? undefined : withLeaf(this.#edge, this.#size, leaf);
    this.#previous = leaf.toString('hex');
    this.#size += 1;
  }

  /** @param head the row of the table `auditHead` @throws Error that says how many entries are missing at the end, or what differs */
  end(head: Row | undefined): void {
    const size = head?.['size'] ?? 0;
    if (size !== this.#size) throw new Error(`there are ${this.#size} entries, and the log’s end names ${String(size)}.`);
    if (head !== undefined && (head['hash'] !== this.#previous || (this.#edge !== undefined && head['edge'] !== JSON.stringify(this.#edge)))) throw new Error('the log’s end does not follow from its entries.');
  }
}
