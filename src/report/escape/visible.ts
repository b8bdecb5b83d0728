/**
 * Makes every character that a person can't see, or that moves others about, visible as `\u{202e}`:
 * C0 and C1 controls, line and paragraph separators, bidirectional and invisible marks, tags, lone surrogates.
 * Breaks what build servers take for a command wherever in a line they see it (`##vso[`, `##[`, `##teamcity[`):
 * a report of any format may end up in their log.
 */
export function visible(raw: string): string {
  return raw.replace(hidden, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`).replace(/##(?=\[|vso|teamcity)/gi, '#\\u{23}');
}

// Built from code points so that the source itself holds no invisible character.
const hidden = new RegExp(
  `[${[
    [0x00, 0x1f], [0x7f, 0x9f], [0xad, 0xad], [0x61c, 0x61c], [0x115f, 0x1160], [0x17b4, 0x17b5], [0x180b, 0x180f],
    [0x200b, 0x200f], [0x2028, 0x202e], [0x2060, 0x206f], [0x3164, 0x3164], [0xd800, 0xdfff], [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff], [0xffa0, 0xffa0], [0xfff0, 0xfffb], [0xe0000, 0xe0fff],
  ].map(([from, to]) => `\\u{${(from ?? 0).toString(16)}}-\\u{${(to ?? 0).toString(16)}}`).join('')}]`,
  'gu',
);
