/** The whole job on an SBOM in one process: what the command does, without the wall between reading and judging. */
import type { Check } from '../../src/model/check.ts';
import type { Evidence } from '../../src/model/evidence.ts';

const load = (path: string): Promise<unknown> => import(new URL(`../dist/${path}`, import.meta.url).href);
const { digestOf } = (await load('collect/digest-of.js')) as typeof import('../../src/collect/digest-of.ts');
const { openFile } = (await load('collect/file-source.js')) as typeof import('../../src/collect/file-source.ts');
const { readSource } = (await load('analyser/read-source.js')) as typeof import('../../src/analyser/read-source.ts');
const { runCheck } = (await load('judge/run-checks.js')) as typeof import('../../src/judge/run-checks.ts');
const { checks } = (await load('check/index.js')) as typeof import('../../src/check/index.ts');

const source = openFile(process.argv[2] ?? '', 'bom');
const artifact = { path: 'bom', digest: digestOf(source), sizeBytes: source.sizeBytes, origin: 'handed-over' } as const;
const { reading } = await readSource(source);
source.close();
if (reading?.facts === undefined) throw new Error('The SBOM was not read.');
const evidence: readonly Evidence[] = [{ kind: reading.kind, format: reading.format, artifact, facts: reading.facts, complete: true }];
const everyCheck: readonly Check[] = checks;
const results = everyCheck.filter((check) => check.needs.every((kind) => kind === reading.kind)).map((check) => runCheck(check, evidence, { assessedAt: '2026-05-31T00:00:00Z' }));
const entry = { format: reading.format, state: 'read', notes: reading.notes.map(() => ({ message: '' })), notesOmitted: reading.notesOmitted };
process.stdout.write(`${JSON.stringify({ entries: [entry], findings: results.flatMap((result) => result.findings).length, measures: results.flatMap((result) => result.measures) })}\n`);
