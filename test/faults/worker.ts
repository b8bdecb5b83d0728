/**
 * A server process of the fault tests: works on a place (JSON, first argument) with some clients at once, and prints
 * the id of each step once it is acknowledged. The parent keeps that journal, out of reach of the fault.
 */
import { join } from 'node:path';
import { writeSync } from 'node:fs';
import { openEvidenceFolder } from '../../src/store/evidence/evidence-folder.ts';
import { openStore, type StorePlace } from '../../src/store/open-store.ts';
import { prepareWork, workStep } from './work.ts';

const [, , placeText = '{}', run = '0', stepsMost = '1000000', clients = '8'] = process.argv;
const place = JSON.parse(placeText) as StorePlace;
const now = (): Date => new Date();
const end = (problem: unknown): never => {
  process.stderr.write(`${problem instanceof Error ? problem.message : 'failed'}\n`);
  process.exit(3);
};
try {
  const store = await openStore({ ...place, onNotDurable: end }, now);
  await prepareWork(store);
  const evidence = await openEvidenceFolder(join(place.dataFolder, 'evidence'), now);
  writeSync(1, 'begun\n');
  let step = 0;
  const client = async (): Promise<void> => {
    while (step < Number(stepsMost)) {
      const id = `${run}-${step += 1}`;
      await workStep(store, evidence, id);
      writeSync(1, `${id}\n`);
    }
  };
  await Promise.all(Array.from({ length: Number(clients) }, client));
  await store.close();
} catch (problem) {
  end(problem);
}
