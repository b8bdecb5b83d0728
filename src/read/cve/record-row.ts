import type { CveDecisionPoints, CveRecord } from '../../model/evidence/cve-records.ts';
import { parseTime } from '../../model/time.ts';

/** Facts of a record as numbers, short enough for an index of hundreds of thousands; without names. */
export interface RecordRow {
  readonly flags: number;
  /** Milliseconds since 1970, UTC; null when not stated. */
  readonly reserved: number | null;
  readonly published: number | null;
  readonly updated: number | null;
  readonly public: number | null;
  /** Numbers of CWE ids: one as a number, several as a text with blanks between, none as null. */
  readonly cwe: number | string | null;
  readonly cpeNames: number;
  readonly cpeMalformed: number;
  readonly refs: number;
}

/** Bits of `flags`; the lowest two hold the state. */
export const flag = { isCweInTextOnly: 4, hasCpe: 8, othersAddCwe: 16, othersAddCpe: 32, othersAddMetrics: 64, hasCvss: 128, hasSsvc: 256 } as const;

const states = ['other', 'PUBLISHED', 'REJECTED'] as const;
const exploitationAt = 512;
const automatableAt = 2048;
const technicalImpactAt = 8192;
const exploitations = [undefined, 'none', 'poc', 'active'] as const;
const answers = [undefined, 'no', 'yes'] as const;
const impacts = [undefined, 'partial', 'total'] as const;

export function rowOf(record: CveRecord): RecordRow {
  const bit = (holds: boolean, value: number): number => (holds ? value : 0);
  const { ssvc = {} } = record;
  return {
    flags: Math.max(0, states.indexOf(record.state))
      + bit(record.cwe.isInTextOnly, flag.isCweInTextOnly) + bit(record.cpe.isPresent, flag.hasCpe)
      + bit(record.addedByOthers.cwe, flag.othersAddCwe) + bit(record.addedByOthers.cpe, flag.othersAddCpe) + bit(record.addedByOthers.metrics, flag.othersAddMetrics)
      + bit(record.hasCvss, flag.hasCvss) + bit(record.hasSsvc, flag.hasSsvc)
      + Math.max(0, exploitations.indexOf(ssvc.exploitation)) * exploitationAt + Math.max(0, answers.indexOf(ssvc.automatable)) * automatableAt + Math.max(0, impacts.indexOf(ssvc.technicalImpact)) * technicalImpactAt,
    reserved: timeOf(record.reservedAt),
    published: timeOf(record.publishedAt),
    updated: timeOf(record.updatedAt),
    public: timeOf(record.publicAt),
    cwe: packed(record.cwe.ids.map((id) => Number(id.slice('CWE-'.length)))),
    cpeNames: record.cpe.names,
    cpeMalformed: record.cpe.malformed,
    refs: record.references,
  };
}

/** The flags of a state's word. */
export function stateFlag(word: string): number {
  return word === 'PUBLISHED' ? 1 : word === 'REJECTED' ? 2 : 0;
}

const points = [
  { name: 'Exploitation', values: exploitations, at: exploitationAt },
  { name: 'Automatable', values: answers, at: automatableAt },
  { name: 'Technical Impact', values: impacts, at: technicalImpactAt },
] as const;

/** The decision points of SSVC that flags are kept of, by their names in a record. */
export const pointNames: readonly string[] = points.map(({ name }) => name);

/**
 * The flags of a decision point.
 * @param point which of `pointNames`
 * @param value in any case; 0 for one that is not known
 */
export function flagOfPoint(point: number, value: string): number {
  const { values, at } = points[point] ?? points[0];
  return Math.max(0, (values as readonly (string | undefined)[]).indexOf(value.toLowerCase())) * at;
}

export function stateOf(flags: number): CveRecord['state'] {
  return states[flags & 3] ?? 'other';
}

export function decisionPointsOf(flags: number): CveDecisionPoints | undefined {
  const exploitation = exploitations[Math.floor(flags / exploitationAt) & 3];
  const automatable = answers[Math.floor(flags / automatableAt) & 3];
  const technicalImpact = impacts[Math.floor(flags / technicalImpactAt) & 3];
  if (exploitation === undefined && automatable === undefined && technicalImpact === undefined) return undefined;
  return { ...(exploitation === undefined ? {} : { exploitation }), ...(automatable === undefined ? {} : { automatable }), ...(technicalImpact === undefined ? {} : { technicalImpact }) };
}

/** Positive whole numbers in one column. */
export function packed(numbers: readonly number[]): number | string | null {
  return numbers.length > 1 ? numbers.join(' ') : (numbers[0] ?? null);
}

export function unpacked(value: number | string | null): readonly number[] {
  return value === null ? [] : typeof value === 'number' ? [value] : value.split(' ').map(Number);
}

function timeOf(text: string | undefined): number | null {
  return text === undefined ? null : (parseTime(text) ?? null);
}
