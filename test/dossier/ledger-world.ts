import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeyRing } from '../../src/dossier/keys/create-key-ring.ts';
import { openKeyRing, type KeyRing } from '../../src/dossier/keys/key-ring.ts';
import { publisherFolder } from '../../src/dossier/keys/publisher-folder.ts';
import { planPublication } from '../../src/dossier/publish/plan.ts';
import { publishDossier, type PublishOptions } from '../../src/dossier/publish/publish.ts';
import { verifyDossier, type Verification, type VerifyOptions } from '../../src/dossier/verify/verify.ts';
import { ask, day, start, surroundingsAt } from '../keys/surroundings.ts';
import { ledgerFiles, publisher, writeFiles } from './ledger-product.ts';

export const engineVersion = '0.1.0';
export const publishedAt = '2026-07-01T09:00:00Z';
/** When customers look. */
export const now = start + 60 * day;

/** The page is left out of most dossiers here: it takes seconds to make, and is only bytes to whoever verifies. */
export const onlyABadge: PublishOptions['derive'] = () => Promise.resolve([{ path: 'badge.svg', bytes: new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>\n') }]);

/** An invented publisher's machine and its customers', below one folder. */
export class LedgerWorld {
  readonly home = mkdtempSync(join(tmpdir(), 'assay-dossier-world-'));
  #count = 0;

  /** A new path below the world's folder. */
  place(name: string): string {
    this.#count += 1;
    return join(this.home, `${this.#count}-${name}`);
  }

  product(changes: Readonly<Record<string, string>> = {}): string {
    const folder = this.place('product');
    writeFiles(folder, { ...ledgerFiles, ...changes });
    return folder;
  }

  /** @param name another name makes other keys @returns the data folder */
  async keys(name: string = 'ledger'): Promise<string> {
    const data = this.place('data');
    await createKeyRing(publisherFolder(data, publisher), {}, ask, surroundingsAt(start, name));
    return data;
  }

  ring(data: string, at: number = now): Promise<KeyRing> {
    return openKeyRing(publisherFolder(data, publisher), ask, surroundingsAt(at));
  }

  /** @returns the dossier's folder */
  async publish(product: string, data: string, options: { readonly at?: string; readonly derive?: PublishOptions['derive'] } = {}): Promise<string> {
    const to = this.place('dossier');
    const { at = publishedAt, derive = onlyABadge } = options;
    await publishDossier(await planPublication(product), { to, keys: await this.ring(data, Date.parse(at)), assessedAt: at, engineVersion, derive });
    return to;
  }

  copy(folder: string): string {
    const to = this.place('copy');
    cpSync(folder, to, { recursive: true });
    return to;
  }

  /** Verifies with a memory of its own, unless one is given. */
  verify(folder: string, options: Partial<VerifyOptions> = {}): Promise<Verification> {
    return verifyDossier({ folder, memory: this.place('memory'), now, engineVersion, ...options });
  }

  close(): void {
    rmSync(this.home, { recursive: true, force: true });
  }
}

/** All files below a folder, by their paths. */
export function filesIn(folder: string): ReadonlyMap<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile()).map((item) => join(item.parentPath, item.name));
  return new Map(paths.toSorted().map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}
