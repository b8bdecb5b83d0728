import type { SecurityTxtRule } from '../../model/evidence/security-txt.ts';

/** One line of the file without its end. */
export interface TextLine {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
}

export interface SignedText {
  /** The lines that count: all of an unsigned file, the signed ones of a signed file. */
  readonly lines: readonly TextLine[];
  readonly signature: 'absent' | 'present' | 'broken';
  readonly breaches: readonly { readonly rule: SecurityTxtRule; readonly line: number }[];
}

const BEGIN_MESSAGE = '-----BEGIN PGP SIGNED MESSAGE-----';
const BEGIN_SIGNATURE = '-----BEGIN PGP SIGNATURE-----';
const END_SIGNATURE = '-----END PGP SIGNATURE-----';

/**
 * Takes the cleartext out of an OpenPGP cleartext message (RFC 9116 section 4, RFC 4880 section 7), by its shape only:
 * nothing is verified here. What stands outside the signed part is not read, so that nobody can add a field to a signed file.
 */
export function signedText(all: readonly TextLine[]): SignedText {
  const begin = all.findIndex(({ text }) => text.trimEnd() === BEGIN_MESSAGE);
  if (begin === -1) return { lines: all, signature: 'absent', breaches: [] };

  const breaches: { rule: SecurityTxtRule; line: number }[] = [];
  const broken = (index: number): void => {
    breaches.push({ rule: 'signature-shape', line: all[Math.min(index, all.length - 1)]?.line ?? 1 });
  };
  const outside = (from: number, to: number): void => {
    const index = all.slice(from, to).findIndex(({ text }) => text.trim() !== '');
    if (index !== -1) broken(from + index);
  };

  outside(0, begin);
  let start = begin + 1;
  while (start < all.length && /^Hash: ?[A-Za-z0-9,\- ]{1,200}$/.test(all[start]?.text ?? '')) start += 1;
  if (start === begin + 1 || all[start]?.text.trim() !== '') broken(start);
  else start += 1;

  const signature = all.findIndex(({ text }, index) => index >= start && text.trimEnd() === BEGIN_SIGNATURE);
  const textEnd = signature === -1 ? all.length : signature;
  const lines = all.slice(start, textEnd).map(({ line, text }) => ({ line, text: text.startsWith('- ') ? text.slice(2) : text }));
  if (signature === -1) broken(all.length);
  else {
    const end = all.findIndex(({ text }, index) => index > signature && text.trimEnd() === END_SIGNATURE);
    if (end === -1) broken(all.length);
    else {
      const armour = all.slice(signature + 1, end);
      const wrong = armour.findIndex(({ text }) => !isArmour(text.trimEnd()));
      if (wrong !== -1) broken(signature + 1 + wrong);
      else if (!armour.some(({ text }) => isBase64(text.trimEnd()))) broken(end);
      outside(end + 1, all.length);
    }
  }
  return { lines, signature: breaches.length === 0 ? 'present' : 'broken', breaches };
}

function isArmour(text: string): boolean {
  return text === '' || isBase64(text) || /^[A-Za-z][A-Za-z0-9-]{0,40}: /.test(text);
}

function isBase64(text: string): boolean {
  return /^[A-Za-z0-9+/=]{1,100}$/.test(text);
}
