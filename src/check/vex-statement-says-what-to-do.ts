import { defineCheck } from '../model/check.ts';
import { ours } from '../model/text.ts';
import { noStatement, statementFindings, statementKinds, statementsIn } from './vex/statements-in.ts';

export const vexStatementSaysWhatToDo = defineCheck({
  id: 'vex-statement-says-what-to-do',
  title: 'Each statement that a product is affected says what to do',
  failTitle: 'Statements say that a product is affected, and not what to do',
  why: 'To learn of an open flaw without a way out helps nobody but an attacker.',
  fix: 'Add an action to each such statement: a fix, a mitigation, or that there is none yet and until when.',
  references: ['Minimum Requirements for VEX (CISA, 2023), section 2.5', 'OpenVEX 0.2.0, statement fields', 'CSAF 2.0, section 6.1.27.10'],
  needs: [],
  uses: statementKinds,
  run: (evidence) => {
    const all = statementsIn(evidence);
    const asked = all.filter(({ statement }) => statement.status === 'affected');
    if (asked.length === 0) return { findings: [noStatement(all, 'says that a product is affected')] };
    return { findings: statementFindings({ passing: asked.filter(({ statement }) => statement.hasAction), failing: asked.filter(({ statement }) => !statement.hasAction), subject: 'statements with an action', kept: ours('that a product is affected say what to do'), lacked: ours('say that a product is affected and not what to do about all of their products; an action was expected') }) };
  },
});
