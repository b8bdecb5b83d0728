import type { Writer } from '../../store/store.ts';

/** Takes away what was written on a sheet by an earlier link: answers, files and replies. The questions, and what was seen, stay. */
export async function emptySheet(rows: Writer, sheetId: string, at: string): Promise<void> {
  await rows.updateTable('sheetAnswer').set({ state: 'unanswered', text: '', plannedOn: null, answeredAt: null }).where('sheetId', '=', sheetId).execute();
  await rows.updateTable('answerFile').set({ removedAt: at }).where('sheetId', '=', sheetId).where('removedAt', 'is', null).execute();
  await rows.deleteFrom('findingReply').where('sheetId', '=', sheetId).execute();
}
