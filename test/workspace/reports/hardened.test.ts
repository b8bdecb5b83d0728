import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { hardeningFlags } from '../../../src/server/process/hardening-flags.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Closes what all objects inherit first, as the server does before its first report, and loads the writer afterwards. */
const program = `
const { closeIntrinsics, intrinsicGaps } = await import('./src/server/process/close-intrinsics.ts');
const { hardeningGaps } = await import('./src/server/process/self-test.ts');
closeIntrinsics();
const { pdfReport } = await import('./src/report/document/pdf/index.ts');
const { reportFonts } = await import('./src/workspace/reports/report-fonts.ts');
const { progressReport } = await import('./src/report/maker-reports/progress-report.ts');
const { exampleFacts } = await import('./test/example/report-facts.ts');
const bytes = await pdfReport(progressReport(exampleFacts), await reportFonts());
console.log(JSON.stringify({ gaps: [...intrinsicGaps(), ...hardeningGaps()], begin: Buffer.from(bytes.subarray(0, 8)).toString('latin1'), isLong: bytes.length > 50000 }));
`;

describe('the writer of PDF', () => {
  it('works in a process as hardened as the server’s, loaded after all was closed', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [...hardeningFlags({ readable: [root], writable: [] }), '--input-type=module', '--eval', program], { cwd: root, env: { ...process.env, NODE_OPTIONS: '' } });
    assert.deepEqual(JSON.parse(stdout), { gaps: [], begin: '%PDF-1.7', isLong: true });
  });
});
