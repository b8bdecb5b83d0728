/** A server process of a test: opens the store of a folder, says so, and holds it until it is ended. */
import { openStore } from '../../src/store/open-store.ts';

const [, , dataFolder = ''] = process.argv;
try {
  const store = await openStore({ dataFolder }, () => new Date());
  process.stdout.write(`open ${store.recovered ? 'recovered' : 'clean'}\n`);
  setInterval(() => {}, 1000);
} catch (problem) {
  process.stdout.write(`${problem instanceof Error ? problem.message : 'failed'}\n`);
}
