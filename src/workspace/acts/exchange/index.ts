import type { AnyAct } from '../../act.ts';
import { downloadCase } from './download-case.ts';
import { exportResults } from './export-results.ts';

/** What leaves the customer’s rooms for others, and what comes in from them. */
export const exchangeActs: readonly AnyAct[] = [downloadCase, exportResults];
