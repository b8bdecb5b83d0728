import * as z from 'zod/mini';
import { askOnce } from './analyser.ts';
import { besides, defaultLimits } from './reading-child.ts';

z.config({ jitless: true });

/** What is asked of a file. */
export interface ExcerptTask {
  /** Where it lies. */
  readonly path: string;
  /** As it is called: decides how credentials are looked for. */
  readonly name: string;
  /** The file in an archive. */
  readonly member?: string;
  /** 1-based. */
  readonly line?: number;
  /** RFC 6901, where no line is known. */
  readonly jsonPointer?: string;
}

const excerpt = z.discriminatedUnion('state', [
  z.object({ state: z.literal('text'), linesTotal: z.number(), /** The line that was asked for. */ at: z.nullable(z.number()), lines: z.array(z.object({ number: z.number(), text: z.string(), /** It holds a credential. */ isMasked: z.boolean(), isCut: z.boolean() })) }),
  z.object({ state: z.literal('binary') }),
  z.object({ state: z.literal('archive'), members: z.array(z.string()), membersOmitted: z.number() }),
  /** The archive holds no such file, or the file is no archive. */
  z.object({ state: z.literal('missing') }),
  /** A predicate; may hold evidence text. */
  z.object({ state: z.literal('unreadable'), reason: z.string() }),
]);

/** The text around a place of a file. */
export type Excerpt = z.infer<typeof excerpt>;

const limits = { ...defaultLimits, heapMegabytes: 1024, taskMilliseconds: 30_000, isShort: true };

/** Reads the text around a place, in a disposable process that may read this file and nothing else. Lines with a credential come without their text. */
export async function excerptOf(task: ExcerptTask): Promise<Excerpt> {
  const answer = await askOnce(besides('excerpt-child', import.meta.url), task, [task.path], limits);
  if ('failed' in answer) return { state: 'unreadable', reason: answer.failed };
  const parsed = excerpt.safeParse(answer.results);
  return parsed.success ? parsed.data : { state: 'unreadable', reason: 'made the reading process give an answer that is none' };
}
