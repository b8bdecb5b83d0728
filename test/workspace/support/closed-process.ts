import assert from 'node:assert/strict';
import '../../../src/server/start-server.ts';
import '../../../src/workspace/acts/index.ts';
import 'samlp';
import { loadLateLibraries } from '../../../src/identity/late-libraries.ts';
import { closeIntrinsics, intrinsicGaps } from '../../../src/server/process/close-intrinsics.ts';

/** Closes this process as the server closes its own; to be loaded before tests, which then run in such a process. */
await loadLateLibraries();
closeIntrinsics();
assert.deepEqual(intrinsicGaps(), []);
