/** An upgrade that the fault tests interrupt: says when it begins. */
import { writeSync } from 'node:fs';
import { openStore } from '../../src/store/open-store.ts';
import { nextSteps } from './next-steps.ts';

const [, , dataFolder = ''] = process.argv;
writeSync(1, 'begins\n');
await (await openStore({ dataFolder }, () => new Date(), nextSteps)).close();
