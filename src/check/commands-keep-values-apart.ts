import { defineCheck } from '../model/check.ts';
import { injectionAccuracyNote, injectionFindings } from './source/injection-check.ts';

/** Programs are started with a list of arguments; no shell reads text from elsewhere. */
export const commandsKeepValuesApart = defineCheck({
  id: 'commands-keep-values-apart',
  title: 'Programs are started without a shell reading values',
  failTitle: 'A shell reads text that holds values from elsewhere',
  why: `A value inside of a text that a shell reads can start other programs: that is command injection (CWE-78). A list of arguments without a shell removes the class. ${injectionAccuracyNote('command')}`,
  fix: 'Call the program with a list of arguments and without a shell. Where a shell is needed, take its text from a fixed list, or quote each value with the language’s own function.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, eliminating classes of vulnerability', 'CWE-78'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    injectionFindings(
      { weakness: 'command', measure: 'safe-commands', uses: 'calls that start a program', does: 'lets a shell or a request decide what runs in', expected: 'a list of arguments without a shell' },
      evidence['source-tree'],
      assessedAt,
    ),
});
