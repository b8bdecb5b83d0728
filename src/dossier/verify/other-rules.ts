import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { parseJson } from '../../read/gateway/json.ts';
import type { RecheckState } from '../recheck.ts';

z.config({ jitless: true });

const states = ['reproduced', 'changed', 'cannot-recheck', 'contradicted'] as const satisfies readonly RecheckState[];

/** What is taken from the other version's answer; it may say more. */
const answer = z.object({
  schema: z.literal('assay-verification-1'),
  payload: z.string(),
  rules: z.object({ here: z.string() }),
  requirements: z.array(z.object({ requirement: z.string(), state: z.enum(states) })),
});

/** The same dossier looked at with the rules of another version of Assay. */
export interface OtherRules {
  readonly version: string;
  readonly states: ReadonlyMap<string, RecheckState>;
}

export interface OtherRulesOptions {
  /** Folder of an installed Assay: the one who verifies chose it and trusts it as a program. */
  readonly program: string;
  /** Folder of the dossier. */
  readonly dossier: string;
  /** Milliseconds since 1970 as which the dossier is verified. */
  readonly now: number;
  /** The payload that was verified here; the other version has to have looked at the same. */
  readonly payloadDigest: string;
  readonly packet?: string;
}

/** Where an installed Assay has its command. */
export const programFile = join('bin', 'assay.js');

const answerBytesMax = 64 * 1_048_576;
const millisecondsMax = 30 * 60_000;

/**
 * Has another installed version of Assay check a dossier again, so that a difference in the rules and one in the evidence can be told apart.
 * It starts from an empty memory: whose keys they are was settled here.
 * @returns undefined where it gives no answer about this very statement
 */
export async function otherRules({ program, dossier, now, payloadDigest, packet }: OtherRulesOptions): Promise<OtherRules | undefined> {
  const memory = mkdtempSync(join(tmpdir(), 'assay-other-rules-'));
  try {
    const said = await run(join(program, programFile), ['verify', dossier, '--offline', '--format', 'json', '--at', new Date(now).toISOString(), '--data', memory, ...(packet === undefined ? [] : ['--with', packet])]);
    const parsed = answer.safeParse(said);
    if (!parsed.success || parsed.data.payload !== payloadDigest) return undefined;
    return { version: parsed.data.rules.here, states: new Map(parsed.data.requirements.map(({ requirement, state }) => [requirement, state])) };
  } finally {
    rmSync(memory, { recursive: true, force: true });
  }
}

/** The answer as JSON, or undefined where there is none. It is there also when something differs, so the exit code says nothing here. */
async function run(command: string, parameters: readonly string[]): Promise<unknown> {
  const bytes = await new Promise<Buffer>((resolve) => {
    execFile(process.execPath, ['--disable-proto=throw', '--disallow-code-generation-from-strings', command, ...parameters], { encoding: 'buffer', maxBuffer: answerBytesMax, timeout: millisecondsMax }, (_problem, out) => resolve(out));
  });
  try {
    return parseJson(bytes);
  } catch {
    return undefined;
  }
}
