import { z } from 'zod';
import { readingAct } from '../../act.ts';
import { ActRefused } from '../../act-refused.ts';
import { findAnswerFile } from '../../inquiries/find.ts';
import { sheetInCase } from '../../inquiries/open-sheet.ts';
import { isSealed } from '../../inquiries/seal.ts';
import { idShape } from '../../shapes.ts';

export const downloadAnswerFile = readingAct({
  id: 'inquiry.download-file',
  summary: 'Gives the bytes of a file that a contact handed over, exactly as they came. They are a stranger’s: open them with care. Those of a tender are sealed until it closes.',
  area: 'business-data',
  object: 'purchase',
  givesBytes: true,
  http: { method: 'GET', path: '/api/v1/answer-files/{file}/content' },
  input: z.strictObject({ file: idShape }),
  output: z.object({ digest: z.string(), sizeBytes: z.number(), fileName: z.string() }),
  find: findAnswerFile,
  run: async ({ rows, at }, { file }) => {
    const { digest, sizeBytes, path, sheetId } = await rows.selectFrom('answerFile').select(['digest', 'sizeBytes', 'path', 'sheetId']).where('id', '=', file).executeTakeFirstOrThrow();
    if (isSealed((await sheetInCase(rows, sheetId)).inquiry, at)) throw new ActRefused('conflict', 'The answers of this tender are sealed until it closes.');
    return { digest, sizeBytes: Number(sizeBytes), fileName: path.split('/').at(-1) ?? path };
  },
});
