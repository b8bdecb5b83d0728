import type { Writer } from '../../store/store.ts';
import { proposalColumns } from './add-questions.ts';
import { propose, type ProposalGround } from './propose.ts';
import { questionOf } from './questionnaire-shape.ts';

/**
 * Proposes answers to a questionnaire from a newer assessment, and marks reviewed and final answers that it does not bear out.
 * @returns how many proposals there are now, and how many answers are marked
 */
export async function proposeAnew(rows: Writer, questionnaire: string, ground: ProposalGround, at: string): Promise<{ readonly proposals: number; readonly changed: number }> {
  const found = await rows.selectFrom('question').selectAll().where('questionnaireId', '=', questionnaire).execute();
  let proposals = 0;
  let changed = 0;
  for (const row of found) {
    const { requirements, answer, review } = questionOf(row);
    const columns = proposalColumns(requirements, ground);
    const proposal = propose(requirements, ground);
    if (columns.proposedState !== null) proposals += 1;
    const isMarked = (review === 'final' || review === 'reviewed') && answer !== null && Object.keys(answer.verdicts).length > 0 && proposal.state !== answer.state && differ(answer.verdicts, proposal.verdicts);
    if (isMarked) changed += 1;
    const contradiction = isMarked ? JSON.stringify({ assessment: ground.id, at: ground.saved.assessedAt, was: answer.verdicts, is: proposal.verdicts }) : null;
    if (columns.proposal !== row.proposal || contradiction !== row.contradiction) await rows.updateTable('question').set({ ...columns, contradiction }).where('id', '=', row.id).execute();
  }
  await rows.updateTable('questionnaire').set({ assessmentId: ground.id, changedAt: at }).where('id', '=', questionnaire).execute();
  return { proposals, changed };
}

function differ(was: Readonly<Record<string, string>>, is: Readonly<Record<string, string>>): boolean {
  return Object.entries(was).some(([requirement, verdict]) => is[requirement] !== verdict);
}
