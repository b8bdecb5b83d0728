import { keptReading } from '../../assess/questionnaire/questionnaire-answer.ts';
import { readQuestionnaire } from '../../assess/questionnaire/ask-questionnaire.ts';
import type { QuestionnaireMapping, QuestionnaireReading } from '../../model/questionnaire.ts';
import { Unreadable } from '../../read/source.ts';
import type { Scope } from '../../store/scope.ts';
import { ActRefused } from '../act-refused.ts';
import { laidOut } from '../measured/materialise.ts';
import type { Services } from '../services.ts';
import { visible } from '../../report/escape/visible.ts';

/** What was read is less than this, whatever the file. */
const readingBytesMost = 32_000_000;
/** The only file of the folder that the process may read. */
export const askedName = 'asked';

/**
 * Reads a questionnaire that was put into the evidence store, in the disposable process, and keeps what was read beside it.
 * @throws ActRefused with what is wrong and what to do
 */
export async function readStoredQuestionnaire(services: Pick<Services, 'evidence' | 'scratchFolder'>, scope: Scope, digest: string): Promise<{ readonly reading: QuestionnaireReading; readonly mapping: QuestionnaireMapping; readonly readingDigest: string }> {
  try {
    const { reading, mapping } = await laidOut(services, scope, 'questionnaire', [{ path: askedName, content: { digest } }], async (folder) => readQuestionnaire(`${folder}/${askedName}`));
    const stored = await services.evidence.put(scope, bytesOf(JSON.stringify(reading)), readingBytesMost);
    return { reading, mapping, readingDigest: stored.digest };
  } catch (problem) {
    throw refusalOf(problem);
  }
}

/** A reading out of the evidence store. @throws StoreFailure */
export async function storedReading({ evidence }: Pick<Services, 'evidence'>, scope: Scope, digest: string): Promise<QuestionnaireReading> {
  const pieces: Uint8Array[] = [];
  for await (const piece of evidence.open(scope, digest)) pieces.push(piece);
  return keptReading(JSON.parse(Buffer.concat(pieces).toString('utf8')));
}

/** What can’t be read becomes a refusal with its reason; everything else stays what it is. */
export function refusalOf(problem: unknown): unknown {
  if (!(problem instanceof Unreadable)) return problem;
  const { line } = problem.at;
  return new ActRefused('invalid-input', `The file ${visible(problem.reason)}${line === undefined ? '' : ` (line ${line})`}.`, [{ path: '/path', message: 'Hand over a questionnaire as xlsx, docx, csv or JSON.' }]);
}

export async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content) : content;
}
