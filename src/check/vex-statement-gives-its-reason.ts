import { defineCheck } from '../model/check.ts';
import { ours } from '../model/text.ts';
import { noStatement, statementFindings, statementKinds, statementsIn } from './vex/statements-in.ts';

/** A reason out of the format's list counts, and so do words: the minimum requirements take either. Whether it is true is for a person. */
export const vexStatementGivesItsReason = defineCheck({
  id: 'vex-statement-gives-its-reason',
  title: 'Each statement that a product is not affected says why',
  failTitle: 'Statements say that a product is not affected, and not why',
  why: 'A customer who closes a finding on the maker’s word needs to know whether the code is absent, never runs, or is only shielded.',
  fix: 'Give each such statement a justification out of the format’s list, in CSAF a flag that reaches all its products.',
  references: ['Minimum Requirements for VEX (CISA, 2023), section 2.5', 'OpenVEX 0.2.0, statement fields', 'CSAF 2.0, section 6.1.27.9'],
  needs: [],
  uses: statementKinds,
  run: (evidence) => {
    const all = statementsIn(evidence);
    const asked = all.filter(({ statement }) => statement.status === 'not_affected');
    if (asked.length === 0) return { findings: [noStatement(all, 'says that a product is not affected')] };
    const isExplained = ({ statement }: (typeof asked)[number]): boolean => statement.hasJustification || statement.hasImpactStatement;
    return { findings: statementFindings({ passing: asked.filter(isExplained), failing: asked.filter((item) => !isExplained(item)), subject: 'statements with a reason', kept: ours('that a product is not affected give a reason'), lacked: ours('say that a product is not affected and give no reason for all of their products; a justification or an impact statement was expected') }) };
  },
});
