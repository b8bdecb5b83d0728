import { defineCheck } from '../model/check.ts';
import { injectionAccuracyNote, injectionFindings } from './source/injection-check.ts';

/** A value of a request becomes part of a path only after something confines it. */
export const filePathsAreConfined = defineCheck({
  id: 'file-paths-are-confined',
  title: 'Values of requests are confined before they become paths',
  failTitle: 'Values of requests become paths as they are',
  why: `A value such as ../../etc/passwd inside of a path leads out of the folder that was meant: that is path traversal (CWE-22). Only uses that a value of a request, an upload, a message or an archive reaches are counted. ${injectionAccuracyNote('path')}`,
  fix: 'Take only the last part of the name, or put the whole path together, resolve it, and refuse what is not below the folder. Better: give files names of your own and keep the visitor’s name as data.',
  references: ['CISA Secure by Design Pledge, goal 3', 'CISA and partners: Secure by Design white paper, eliminating classes of vulnerability', 'CWE-22'],
  needs: ['source-tree'],
  isScan: true,
  run: (evidence, { assessedAt }) =>
    injectionFindings(
      { weakness: 'path', measure: 'confined-paths', uses: 'file operations that a value of a request reaches', does: 'lets a value of a request decide which file is meant in', expected: 'a value that is confined to its folder' },
      evidence['source-tree'],
      assessedAt,
    ),
});
