import { rawText, type Text } from '../../model/text.ts';
import type { Escaped } from '../escape/escaped.ts';
import { terminal } from '../escape/terminal.ts';

/** A number with what it is out of, its unit and its day. */
const figure = /\d[\d.,]*(?: of \d[\d.,]*)?(?: %| days?)?(?: on \d{4}-\d{2}-\d{2})?/g;
/** A sentence that begins with a measure: its title, then its figures, the newest first. */
const measured = /^(?<title>[^.:;]+): (?<figures>\d[^.;]*(?:; \d[^.;]*)*)/;

/** A sentence cut to about `lengthMax` characters at a space, without its full stop, for a narrow column. Words are cut before figures, and no figure is cut in two. */
export function brief(text: Text, lengthMax: number): Escaped<'terminal'> {
  const raw = rawText(text).replace(/\.$/, '');
  if (raw.length <= lengthMax) return terminal`${raw}`;
  const { title, figures } = measured.exec(raw)?.groups ?? {};
  if (title !== undefined && figures !== undefined && title.length + figures.length + 3 > lengthMax) return terminal`${`${words(title, Math.max(0, lengthMax - figures.length - 3))}…: ${figures}`}`;
  const inside = [...raw.matchAll(figure)].find((match) => match.index < lengthMax && match.index + match[0].length >= lengthMax);
  return terminal`${`${words(raw, (inside?.index ?? lengthMax) - 1)}…`}`;
}

/** The first words that fit; of a word that is longer than half of the room, its beginning. */
function words(raw: string, lengthMax: number): string {
  const space = raw.slice(0, lengthMax + 1).lastIndexOf(' ');
  return raw.slice(0, space > lengthMax / 2 ? space : lengthMax).replace(/[.,;:]$/, '');
}
