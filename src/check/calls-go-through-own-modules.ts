import { defineCheck } from '../model/check.ts';
import type { WrapperUse } from '../model/evidence/build-practices.ts';
import type { Finding } from '../model/finding.ts';
import { ours, quote, say } from '../model/text.ts';
import { placePointer, treePointer } from './source/place-findings.ts';
import { nothingSeen } from './source/practice-findings.ts';

const does: Readonly<Record<WrapperUse['kind'], string>> = { queries: 'reach the database', html: 'write HTML from values' };
const pointersMax = 20;

/** Files reach the database and write HTML through a few modules of the code base itself. */
export const callsGoThroughOwnModules = defineCheck({
  id: 'calls-go-through-own-modules',
  title: 'Dangerous calls go through the code base’s own modules',
  failTitle: 'Files go around the code base’s own modules',
  why: 'A building block shows in the code: one module makes the dangerous call, and the others use it. Counted are files; a module counts when at least 3 files import it. Whether it makes the safe way the easy one is for a person to say.',
  fix: 'Move the direct calls into the module that the rest of the code uses already, and let a lint rule refuse new ones.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, secure product development practices (paved roads)', 'MVSP 2.5'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) => {
    const trees = evidence['source-tree'];
    const uses = trees.flatMap((tree) => (tree.facts.practices?.wrappers ?? []).map((use) => ({ tree, use })));
    const counted = uses.filter(({ use }) => use.modules.length > 0);
    if (counted.length === 0) return nothingSeen('own modules', ours('No module of the code base was seen that makes direct calls to a database or writes HTML and is imported by at least 3 files (JavaScript, TypeScript, Python).'), trees);
    const findings = counted.flatMap(({ tree, use }): readonly Finding[] => {
      const all = use.filesThrough + use.filesAround;
      const found: Finding[] = [];
      if (use.filesThrough > 0) found.push({ outcome: 'pass', subject: `files that ${does[use.kind]}`, message: say`${use.filesThrough} of ${all} files that ${ours(does[use.kind])} do it through ${use.modules.length} modules of the code base, the most used ${quote(use.modules[0]?.path ?? '')} with ${use.modules[0]?.importers ?? 0} files.`, count: use.filesThrough, pointers: use.modules.slice(0, pointersMax).map((module) => ({ ...treePointer(tree), member: module.path, line: 1 })) });
      if (use.filesAround > 0) found.push({ outcome: 'fail', subject: `files that ${does[use.kind]} themselves`, message: say`${use.filesAround} of ${all} files ${ours(does[use.kind])} with calls of their own, the first ${quote(use.around[0]?.path ?? '')}; the way through a module of the code base was expected.`, count: use.filesAround, pointers: use.around.slice(0, pointersMax).map((place) => placePointer(tree, place)) });
      return found;
    });
    const through = counted.reduce((sum, { use }) => sum + use.filesThrough, 0);
    const all = counted.reduce((sum, { use }) => sum + use.filesThrough + use.filesAround, 0);
    if (findings.length === 0) return nothingSeen('own modules', ours('The modules that make direct calls are used by no other file outside of tests.'), trees);
    return { findings, measures: [{ id: 'calls-through-own-modules', population: 'product', dimensions: {}, points: [{ at: assessedAt, numerator: through, denominator: all }], sources: trees.map((tree) => tree.artifact.digest) }] };
  },
});
