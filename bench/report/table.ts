import type { Calibration, Machine } from '../measure/calibrate.ts';
import type { Measured } from '../measure/measure-benchmark.ts';
import { median } from '../measure/statistics.ts';
import type { Judged } from './judge.ts';

type Row = readonly string[];

/** What everybody took, at each size. */
export function runRows(measured: Measured): readonly Row[] {
  const { benchmark, inputs, series, missing } = measured;
  return [
    ...series.toSorted((one, other) => one.size === other.size ? 0 : [...inputs.keys()].indexOf(one.size) - [...inputs.keys()].indexOf(other.size)).map(({ size, contender, role, samples }): Row => {
      const input = inputs.get(size);
      const of = (figure: 'wallMilliseconds' | 'cpuMilliseconds' | 'peakBytes'): number => median([...samples.values()].map((sample) => sample[figure]));
      return [benchmark.id, size, `${(input?.count ?? 0).toLocaleString('en')} ${benchmark.unit}, ${megabytes(input?.bytes ?? 0)}`, contender, role, seconds(of('wallMilliseconds')), seconds(of('cpuMilliseconds')), megabytes(of('peakBytes')), String(samples.size)];
    }),
    ...missing.map(({ contender, why }): Row => [benchmark.id, '', '', contender, 'missing', why, '', '', '']),
  ];
}

export const runHead: Row = ['#', 'size', 'input', 'program', 'role', 'wall', 'cpu', 'peak memory', 'rounds'];
export const goalHead: Row = ['#', 'size', 'figure', 'median', 'range', 'goal', 'stands'];

/** How the goals stand. */
export function goalRows(judged: readonly Judged[]): readonly Row[] {
  return judged.map(({ benchmark, where, what, value, atMost, unit, standing, why, replacedBy }): Row => {
    const shown = (number: number): string => (unit === 'MB' || unit === 'ms' || unit === 'kB' || unit === 'statements' || unit === 'requests' ? `${Math.round(number)} ${unit}` : unit === 'share' ? `${(number * 100).toFixed(1)} %` : `${number.toFixed(2)}${unit === 'x' ? 'x' : ''}`);
    return [benchmark, where, what, value === undefined ? '' : shown(value.median), value === undefined ? (why ?? '') : `${shown(value.least)} to ${shown(value.most)}`, `${replacedBy === undefined ? '' : 'was '}at most ${shown(atMost)}`, replacedBy === undefined ? standing : `see decision ${replacedBy}`];
  });
}

export function machineWords({ cores, memoryGigabytes, node, platform }: Machine): string {
  return `${cores} cores, ${memoryGigabytes} GB of memory, Node ${node}, ${platform}`;
}

export function calibrationWords({ startMilliseconds, parseMegabytesPerSecond, digestMegabytesPerSecond, syncsPerSecond, load }: Calibration): string {
  return `node -e 0 ${Math.round(startMilliseconds)} ms, JSON.parse ${Math.round(parseMegabytesPerSecond)} MB/s, SHA-256 ${Math.round(digestMegabytesPerSecond)} MB/s, fdatasync ${Math.round(syncsPerSecond)}/s, load ${load.map((value) => value.toFixed(1)).join(' ')}`;
}

/** Columns in line, for a terminal. */
export function plainTable(head: Row, rows: readonly Row[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()).join('\n');
}

export function markdownTable(head: Row, rows: readonly Row[]): string {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function seconds(milliseconds: number): string {
  return milliseconds < 1_000 ? `${Math.round(milliseconds)} ms` : `${(milliseconds / 1_000).toFixed(2)} s`;
}

function megabytes(bytes: number): string {
  return `${bytes < 10_000_000 ? (bytes / 1_000_000).toFixed(1) : Math.round(bytes / 1_000_000)} MB`;
}
