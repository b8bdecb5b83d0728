import { requirementById } from '../../catalog/index.ts';
import { jsonDocument } from '../../report/escape/json.ts';
import { terminal } from '../../report/escape/terminal.ts';
import { row } from '../../report/terminal/layout.ts';
import { Escaped } from '../../report/escape/escaped.ts';
import { disclaimer, verdictTitles } from '../../report/words.ts';
import type { VerdictName } from '../../model/verdict.ts';
import { asking, releaseOf, type WorkspaceOptions } from '../ask-workspace.ts';
import { exitCodes } from '../exit-codes.ts';
import { CommandFailure, print } from '../print.ts';

export interface GateOptions extends WorkspaceOptions {
  readonly product: string;
  readonly release: string;
  readonly format?: string;
}

interface Line { readonly requirement: string; readonly demand: string; readonly verdict: VerdictName | null; readonly reason: string; readonly state: 'shown' | 'excepted' | 'missing'; readonly exception: { readonly owner: string; readonly expiresAt: string } | null }
interface Answer { readonly isOpen: boolean; readonly assessment: { readonly id: string; readonly at: string } | null; readonly lines: readonly Line[] }

/** `assay gate`: asks a workspace whether a release has shown what its gate demands; 1 when it has not. @throws CommandFailure with what the workspace said */
export async function gate(options: GateOptions, version: string): Promise<void> {
  const ask = await asking(options, version);
  const release = await releaseOf(ask, options);
  const answer = (await ask('GET', `/api/v1/releases/${encodeURIComponent(release)}/gate`)) as Answer;
  if (!Array.isArray(answer.lines) || typeof answer.isOpen !== 'boolean') throw new CommandFailure(terminal`The workspace’s answer is not one that this version knows.`, 'unread');
  // Plain letters only leave this command: names and reasons pass through the escape of the terminal.
  print(options.format === 'json' ? jsonDocument(answer) : gatePage(answer, options));
  process.exitCode = answer.isOpen ? exitCodes.fine.code : exitCodes.threshold.code;
}

function gatePage({ isOpen, assessment, lines }: Answer, { product, release }: GateOptions): Escaped<'terminal'> {
  const words = { shown: 'shown', excepted: 'excepted', missing: 'MISSING' } as const;
  const head = terminal`${product} ${release}: the gate is ${isOpen ? 'open' : 'closed'}${assessment === null ? '; this release was never assessed' : `, by the assessment of ${assessment.at.slice(0, 16)} UTC`}.`;
  const table = lines.map(({ requirement, verdict, reason, state, exception }) => row([
    { text: terminal`${words[state]}`, width: 9 },
    { text: terminal`${requirementById.get(requirement)?.title ?? requirement}`, width: 30 },
    { text: terminal`${verdict === null ? '' : `${verdictTitles[verdict]}. `}${exception === null ? reason : `Until ${exception.expiresAt} ${exception.owner} answers for it.`}`, width: 38 },
  ]));
  // Each line is built from escaped pieces only.
  return new Escaped('terminal', `${head.value}\n\n${table.join('\n')}\n\n${terminal`${disclaimer}`.value}\n`);
}
