import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ours } from '../../../src/model/text.ts';
import type { JobHandler } from '../../../src/store/jobs/run-jobs.ts';
import { lookAtVendor } from '../../../src/vendor/look.ts';
import { positionOf, type Looked } from '../../../src/vendor/position.ts';
import { watchedReport } from '../../../src/vendor/watch/watch.ts';
import { billsAmong } from '../../../src/workspace/exchange/keep-bills.ts';
import { captureArchive } from '../../../src/workspace/purchases/capture-archive.ts';
import { keepLook, type MadeLook } from '../../../src/workspace/purchases/keep-look.ts';
import { keepAlert } from '../../../src/workspace/watching/keep-alert.ts';
import { keepDossierCheck } from '../../../src/workspace/watching/keep-dossier-check.ts';
import type { Workplace } from '../workplace.ts';
import { domainOf, lines, shownBy } from './makers.ts';

export const version = '0.0.0';
const bytesMost = 100_000_000;

/** A look with what it was judged from. */
export interface Made extends MadeLook {
  readonly looked: Looked;
}

/** Looks at what a line shows in an edition. */
type Make = (line: number, edition: number, place: Pick<Workplace, 'services' | 'home'>) => Promise<Made>;

/**
 * Looks at makers, their comparisons, and verifications of dossiers. What a line shows is looked at once for each edition, by
 * the same functions as the job’s; what is kept of it for every maker of the line is kept by the function that the job uses.
 */
export class Looking {
  readonly #made = new Map<string, Promise<Made>>();
  /** What each look was made from. */
  readonly #keys = new Map<string, string>();
  readonly #makerOf: (vendorId: string) => number;
  readonly #make: Make;
  #edition = 0;

  /** @param makerOf a maker’s number @param make looks as the job does when left out */
  constructor(makerOf: (vendorId: string) => number, make: Make = lookedAt) {
    this.#makerOf = makerOf;
    this.#make = make;
  }

  /** What makers show from now on. */
  begin(edition: number): void {
    this.#edition = edition;
  }

  /** The job that looks. */
  look({ services, home }: Workplace): JobHandler {
    return async ({ id, input, askedBy }) => {
      const { vendorId, product } = input as { readonly vendorId: string; readonly product: string };
      const at = services.ports.now().toISOString();
      const key = `${this.#makerOf(vendorId) % lines} ${this.#edition}`;
      const made = await this.#of(key, services, home);
      const position = { ...made.position, capture: { ...made.position.capture, startedAt: at, endedAt: at } };
      const kept = await keepLook(services, home, { id, askedBy, vendorId, product }, { ...made, position }, version);
      if (kept !== null) this.#keys.set(kept.lookId, key);
      return kept;
    };
  }

  /** The job that compares a look with the one before. */
  compare({ services, home }: Workplace): JobHandler {
    return async ({ id, input }) => {
      const { lookId } = input as { readonly lookId: string };
      const now = services.ports.now().toISOString();
      const { look, before } = await services.store.read(home, async (rows) => {
        const look = await rows.selectFrom('vendorLook').select(['id', 'vendorId', 'product', 'endedAt']).where('id', '=', lookId).executeTakeFirstOrThrow();
        return { look, before: await rows.selectFrom('vendorLook').select('id').where('vendorId', '=', look.vendorId).where('product', '=', look.product).where('endedAt', '<', look.endedAt).orderBy('endedAt', 'desc').limit(1).executeTakeFirst() };
      });
      const [after, earlier] = await Promise.all([lookId, before?.id ?? ''].map(async (each) => (await this.#made.get(this.#keys.get(each) ?? ''))?.looked));
      const report = watchedReport({ domain: domainOf(this.#makerOf(look.vendorId) % lines), vendors: ['Acme'], exposure: 'unknown', addedAt: now.slice(0, 10), fixed: [] }, { after, before: earlier, isFirstLook: before === undefined, gaps: [] }, { engineVersion: version, now, records: [] });
      return keepAlert(services, home, id, { vendorId: look.vendorId, lookId, beforeLookId: before?.id ?? null }, report, now);
    };
  }

  /** The job that verifies a dossier: it was reached, and comes to the same. */
  verify({ services, home }: Workplace): JobHandler {
    return async ({ id, input }) => {
      const { vendorDossierId } = input as { readonly vendorDossierId: string };
      const row = await services.store.read(home, async (rows) => rows.selectFrom('vendorDossier').selectAll().where('id', '=', vendorDossierId).executeTakeFirstOrThrow());
      const { position } = await this.#of(`0 ${this.#edition}`, services, home);
      const requirements = position.verdicts.map(({ requirement, verdict }) => ({ requirement, state: 'reproduced' as const, published: verdict, now: verdict, reason: ours('the same comes out of the same evidence') }));
      return keepDossierCheck(services, home, id, row, { outcome: 'verified', sequence: this.#edition + 1, logSize: this.#edition + 1, reason: undefined, requirements, publisher: undefined, remembered: undefined, bills: undefined });
    };
  }

  #of(key: string, services: Workplace['services'], home: Workplace['home']): Promise<Made> {
    const [line = 0, edition = 0] = key.split(' ').map(Number);
    const known = this.#made.get(key) ?? this.#make(line, edition, { services, home });
    this.#made.set(key, known);
    return known;
  }
}

async function lookedAt(line: number, edition: number, { services: { evidence, ports, scratchFolder }, home }: Pick<Workplace, 'services' | 'home'>): Promise<Made> {
  mkdirSync(scratchFolder, { recursive: true });
  const folder = mkdtempSync(join(scratchFolder, 'look-'));
  try {
    const at = ports.now().toISOString();
    await lookAtVendor(shownBy(line, edition, at.slice(0, 10)), { folder, subject: { name: 'Acme', domain: domainOf(line) }, given: { pages: [], packages: [], aggregators: [] }, engineVersion: version, now: ports.now });
    const looked = await positionOf(folder, version);
    const capture = await evidence.put(home, captureArchive(folder, at), bytesMost);
    const positionFile = await evidence.put(home, (async function* once() { yield Buffer.from(JSON.stringify(looked.position)); })(), bytesMost);
    return { looked, position: looked.position, positionFile, capture, bills: billsAmong(looked.evidence) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
