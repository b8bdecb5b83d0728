import { createHash } from 'node:crypto';
import type { Population } from '../../src/model/measure.ts';
import type { VerdictName } from '../../src/model/verdict.ts';
import type { Random } from './random.ts';
import type { TrueMeasure } from './truth.ts';

/** The seven goals by the requirement that holds the core of each. */
export type Goal = 'pledge/mfa' | 'pledge/default-passwords' | 'pledge/vulnerability-classes' | 'pledge/security-patches' | 'pledge/vdp' | 'pledge/cves' | 'pledge/evidence-of-intrusions';

/** One way in which a product can stand towards a goal: writes files and statement, and the truth about both. */
export interface Plan {
  readonly name: string;
  /** True when it can't be told without an `assay.yaml`. */
  readonly needsStatement?: boolean;
  write(draft: Draft): VerdictName;
}

/** A claim, affirmation or review of an invented person. */
export interface Word {
  readonly at: string;
  readonly expiresAt: string;
}

/** Everything of a product that is being made up. */
export class Draft {
  readonly random: Random;
  /** Time of the assessment, RFC 3339, and its day. */
  readonly assessedAt: string;
  readonly today: string;
  readonly hasStatement: boolean;
  /** What the maker says of its other products: without a word on them a manufacturer's requirement is never met. */
  readonly leavesOut: 'nothing' | 'some' | 'not stated';
  /** Folder in which evidence lies. */
  readonly evidenceFolder = 'evidence';
  readonly files = new Map<string, string | Uint8Array>();
  readonly measures: TrueMeasure[] = [];
  readonly history: TrueMeasure[] = [];
  readonly unreadable: string[] = [];
  readonly setAside: string[] = [];
  readonly setAsideEnded: string[] = [];
  readonly notShipped: string[] = [];
  readonly #lists = new Map<string, object[]>();
  readonly #settings = new Map<string, unknown>();

  constructor(random: Random, options: { readonly assessedAt: string; readonly hasStatement: boolean; readonly leavesOut: Draft['leavesOut'] }) {
    this.random = random;
    this.assessedAt = options.assessedAt;
    this.today = options.assessedAt.slice(0, 10);
    this.hasStatement = options.hasStatement;
    this.leavesOut = options.hasStatement ? options.leavesOut : 'not stated';
  }

  /** The verdict where one product meets a manufacturer's requirement: it counts in full only when no product is left out. */
  get metByMaker(): VerdictName {
    return this.leavesOut === 'nothing' ? 'met' : 'partly-met';
  }

  write(path: string, content: string | Uint8Array): void {
    this.files.set(path, content);
  }

  /** Writes a file of evidence and names it in the statement. */
  writeEvidence(name: string, content: string | Uint8Array, entry: Readonly<Record<string, string>> = {}): string {
    const path = `${this.evidenceFolder}/${name}`;
    this.write(path, content);
    this.add('evidence', { path, ...entry });
    return path;
  }

  /** Adds an entry to a list of the statement. */
  add(list: string, entry: object): void {
    this.#lists.set(list, [...(this.#lists.get(list) ?? []), entry]);
  }

  /** Whether the statement names a file as evidence; with a text for people it still counts as shipped. */
  isEvidenceOnly(path: string): boolean {
    const named = (this.#lists.get('evidence') ?? []) as readonly { readonly path: string }[];
    return this.hasStatement && !/\.(md|txt)$/.test(path) && named.some((entry) => path === entry.path || path.startsWith(`${entry.path}/`));
  }

  set(key: string, value: unknown): void {
    this.#settings.set(key, value);
  }

  condition(name: string, value: unknown): void {
    this.#settings.set('conditions', { ...(this.#settings.get('conditions') as object | undefined), [name]: value });
  }

  measure(id: TrueMeasure['id'], points: TrueMeasure['points'], dimensions: TrueMeasure['dimensions'] = {}, population: Population = 'product'): void {
    if (points.length > 0) this.measures.push({ id, population, dimensions, points });
  }

  /** A claim about a goal that counts today, or one that ended. */
  claim(goal: Goal, isExpired = false): void {
    this.add('claims', { requirement: goal, text: 'this is how it stands', by: 'R. Example', role: 'head of product security', ...(isExpired ? expired : valid) });
  }

  /** `assay.yaml` as text: top-level keys as lines, values in YAML's flow form. */
  statement(): string {
    const lines = [...this.#settings, ...this.#lists].map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
    return `# Written by the generator of test products.\nassay: 1\n${lines.join('\n')}\n`;
  }
}

export const valid: Word = { at: '2026-02-01', expiresAt: '2027-01-31' };
export const expired: Word = { at: '2025-02-01', expiresAt: '2026-01-31' };

/** The first 12 digits of a text's SHA-256, as findings about legal texts carry them. */
export function shortDigestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 12);
}

/** A day some days before another; both as `2026-05-31`. */
export function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
