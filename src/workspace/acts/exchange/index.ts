import type { AnyAct } from '../../act.ts';
import { askSame } from './ask-same.ts';
import { comparePeers } from './compare-peers.ts';
import { downloadCase } from './download-case.ts';
import { exportResults } from './export-results.ts';
import { importBundle } from './import-bundle.ts';
import { confirmPeer, removeBundle } from './keep-bundles.ts';
import { downloadBundle, listBundles, readBundle } from './read-bundles.ts';
import { readConcentration } from './read-concentration.ts';
import { writeBundle } from './write-bundle.ts';

/** What leaves the customer’s rooms for others, and what comes in from them. */
export const exchangeActs: readonly AnyAct[] = [downloadCase, exportResults, listBundles, readBundle, writeBundle, downloadBundle, importBundle, confirmPeer, removeBundle, comparePeers, askSame, readConcentration];
