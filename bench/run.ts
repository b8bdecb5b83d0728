/** Measures Assay against the floor and its peers, side by side in one run, and holds the ratios against the goals. No network. */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cyclonedxJson } from './b01-cyclonedx-json.ts';
import { cyclonedxXml } from './b02-cyclonedx-xml.ts';
import { spdxJson } from './b03-spdx-json.ts';
import { spdxTagValue } from './b04-spdx-tag-value.ts';
import { cveLines } from './b05-cve-lines.ts';
import { cveFiles } from './b06-cve-files.ts';
import { cveSchema } from './b07-cve-schema.ts';
import { csafDocuments } from './b08-csaf.ts';
import { ocsfLines } from './b09-ocsf-lines.ts';
import { syslogLines } from './b10-syslog-lines.ts';
import { sourceScan } from './b11-source-scan.ts';
import { languageShare } from './b12-language-share.ts';
import { dossierVerify } from './b13-dossier-verify.ts';
import { start } from './b14-start.ts';
import { auditAppend } from './b15-audit-append.ts';
import { auditVerify } from './b16-audit-verify.ts';
import { publicPage } from './b17-public-page.ts';
import { upload } from './b18-upload.ts';
import { workspacePages } from './b19-workspace-pages.ts';
import { customerPages } from './b20-customer-pages.ts';
import { nightlyWatch } from './b21-nightly-watch.ts';
import { sizes, WrongFigures, type Benchmark, type Size, type Stage } from './benchmark.ts';
import { cacheFolder } from './generate/cached-input.ts';
import { readGoals } from './goals.ts';
import { calibrate, machine } from './measure/calibrate.ts';
import { measureBenchmark, type Measured } from './measure/measure-benchmark.ts';
import { ProcessFailed } from './measure/run-process.ts';
import { judge, type Judged } from './report/judge.ts';
import { writeLatest, type Kept } from './report/latest.ts';
import { calibrationWords, goalHead, goalRows, machineWords, plainTable, runHead, runRows } from './report/table.ts';
import { buildStage, NotBuilt, removeStage } from './stage.ts';

const benchmarks: readonly Benchmark[] = [cyclonedxJson, cyclonedxXml, spdxJson, spdxTagValue, cveLines, cveFiles, cveSchema, csafDocuments, ocsfLines, syslogLines, sourceScan, languageShare, dossierVerify, start, auditAppend, auditVerify, publicPage, upload, workspacePages, customerPages, nightlyWatch];
/** Fewer rounds say nothing that is worth keeping. */
const roundsToKeep = 5;

class WrongOption extends Error {
  override readonly name = 'WrongOption';
}

const { values: options } = parseArgs({
  options: { only: { type: 'string' }, size: { type: 'string', default: 'M' }, json: { type: 'string' }, rounds: { type: 'string', default: '5' }, 'report-only': { type: 'boolean', default: false }, clean: { type: 'boolean', default: false } },
});

if (options.clean) {
  rmSync(cacheFolder, { recursive: true, force: true });
  process.stdout.write('The cache of the benchmark is gone.\n');
} else if (!existsSync('/proc/self/stat')) {
  process.stderr.write('The benchmark reads processor time and memory out of /proc, and needs Linux.\n');
  process.exitCode = 64;
} else {
  try {
    process.exitCode = await run();
  } catch (problem) {
    if (!(problem instanceof NotBuilt || problem instanceof WrongOption)) throw problem;
    process.stderr.write(`${problem.message}\n`);
    process.exitCode = problem instanceof NotBuilt ? 1 : 64;
  }
}

async function run(): Promise<number> {
  const chosen = options.only === undefined ? benchmarks : options.only.split(',').map(benchmarkOf);
  const upTo = sizes.indexOf(options.size as Size);
  const rounds = Number(options.rounds);
  if (upTo < 0 || !Number.isInteger(rounds) || rounds < 1) throw new WrongOption('Expected are --size S, M or L and --rounds with a whole number.');
  mkdirSync(cacheFolder, { recursive: true });
  const stage = await buildStage(cacheFolder);
  try {
    return await measureAll(chosen, sizes.slice(0, upTo + 1), rounds, stage);
  } finally {
    removeStage(stage);
  }
}

async function measureAll(chosen: readonly Benchmark[], upTo: readonly Size[], rounds: number, stage: Stage): Promise<number> {
  const own = machine();
  const goals = readGoals();
  const kept: Kept[] = [];
  const everything: object[] = [];
  const judgedAll: Judged[] = [];
  const wrong: string[] = [];
  process.stdout.write(`${machineWords(own)}\n`);
  for (const benchmark of chosen) {
    const calibration = await calibrate(cacheFolder);
    process.stdout.write(`\n${benchmark.id}: ${benchmark.title}\n${calibrationWords(calibration)}\n`);
    try {
      const measured = await measureBenchmark(benchmark, benchmark.counts.S === benchmark.counts.M ? ['S'] : upTo, rounds, stage, tell);
      const judged = judge(measured, goals[benchmark.id] ?? []);
      judgedAll.push(...judged);
      kept.push({ id: benchmark.id, title: benchmark.title, day: new Date().toISOString().slice(0, 10), machine: own, calibration, runs: runRows(measured), goals: goalRows(judged), details: detailsOf(measured) });
      everything.push({ id: benchmark.id, machine: own, calibration, judged, series: measured.series.map((series) => ({ ...series, samples: [...series.samples] })), missing: measured.missing });
      tell('');
      process.stdout.write(`${plainTable(runHead, runRows(measured))}\n\n${plainTable(goalHead, goalRows(judged))}\n`);
    } catch (problem) {
      if (!(problem instanceof WrongFigures || problem instanceof ProcessFailed)) throw problem;
      tell('');
      wrong.push(problem.message);
      process.stdout.write(`WRONG  ${problem.message}\n`);
    }
  }
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(everything, null, 1)}\n`);
  if (rounds >= roundsToKeep && kept.length > 0) writeLatest(fileURLToPath(new URL('./latest.md', import.meta.url)), kept);
  const missed = judgedAll.filter((item) => item.standing === 'missed');
  process.stdout.write(`\n${judgedAll.filter((item) => item.standing === 'held').length} held, ${judgedAll.filter((item) => item.standing === 'near').length} near, ${missed.length} missed, ${judgedAll.filter((item) => item.standing === 'not measured').length} not measured, ${wrong.length} wrong\n`);
  for (const { benchmark, where, what } of missed) process.stdout.write(`MISSED by more than 30 %: ${benchmark} ${where}: ${what}\n`);
  return wrong.length > 0 || (missed.length > 0 && !options['report-only']) ? 1 : 0;
}

/** The tables of the largest size at which each program ran. */
function detailsOf({ series }: Measured): NonNullable<Kept['details']> {
  const last = new Map(series.flatMap((one) => (one.details === undefined ? [] : [[one.contender, one] as const])));
  return [...last.values()].map(({ size, contender, details }) => ({ title: `${contender}, at ${size}:`, head: details?.head ?? [], rows: details?.rows ?? [] }));
}

function benchmarkOf(id: string): Benchmark {
  const found = benchmarks.find((benchmark) => benchmark.id === id.trim().toUpperCase());
  if (found === undefined) throw new WrongOption(`There is no benchmark ${id}. Known are ${benchmarks.map((benchmark) => benchmark.id).join(', ')}.`);
  return found;
}

/** A line that is overwritten by the next, on a terminal only. */
function tell(words: string): void {
  if (process.stderr.isTTY === true) process.stderr.write(`\r${words}\u{1b}[K`);
}
