import { tagOf } from './escaped.ts';
import { visible } from './visible.ts';

/**
 * Terminals and the logs of build servers: no control reaches them, and nothing from evidence can begin
 * a command of a build server (`::error::`, `##vso[`, `##teamcity[`), wherever the line is broken.
 */
export const terminal = tagOf('terminal', escapeTerminal);

function escapeTerminal(raw: string): string {
  return visible(raw).replace(/(^|\s)::/g, '$1:\\u{3a}').replace(/(^|\s)##/g, '$1#\\u{23}');
}
