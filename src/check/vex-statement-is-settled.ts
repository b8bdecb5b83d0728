import { defineCheck } from '../model/check.ts';
import { say } from '../model/text.ts';
import { daysBetween, parseTime } from '../model/time.ts';
import { noStatement, statementFindings, statementKinds, statementsIn, type StatementAt } from './vex/statements-in.ts';

/** Ours: no source says how long an investigation may take. */
const openDaysMax = 30;

/** A vulnerability that is only recorded, with no word on whether it can be exploited, is as open as one under investigation for long. */
export const vexStatementIsSettled = defineCheck({
  id: 'vex-statement-is-settled',
  title: 'Each vulnerability that is told of has an answer, or is under investigation since lately',
  failTitle: 'Vulnerabilities are told of and left without an answer',
  why: 'A list of open findings moves the work to each customer; the maker alone can find out once for all.',
  fix: 'Analyse each recorded vulnerability and state whether the product is affected, not affected or fixed. The limit of days is ours.',
  references: ['Minimum Requirements for VEX (CISA, 2023), section 2.4', 'Secure by Design white paper, principle 2, secure product development practices, 5'],
  needs: [],
  uses: statementKinds,
  run: (evidence, { assessedAt }) => {
    const all = statementsIn(evidence);
    if (all.length === 0) return { findings: [noStatement(all, '')] };
    const now = parseTime(assessedAt) ?? 0;
    const isOpen = ({ statement }: StatementAt): boolean => {
      if (statement.status !== 'under_investigation') return statement.status === 'other';
      const at = statement.at === undefined ? undefined : parseTime(statement.at);
      return at === undefined || daysBetween(at, now) > openDaysMax;
    };
    return { findings: statementFindings({ passing: all.filter((item) => !isOpen(item)), failing: all.filter(isOpen), subject: 'settled statements', kept: say`give an answer, or are under investigation for at most ${openDaysMax} days (the limit is ours)`, lacked: say`name a vulnerability without an answer, or are under investigation for more than ${openDaysMax} days or since a time that they do not state; an answer was expected` }) };
  },
});
