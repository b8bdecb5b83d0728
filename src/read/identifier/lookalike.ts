/** Letters of other scripts, and the Latin letters that they look like in most typefaces; a short list out of Unicode TR 39's. */
const letters = new Map(
  [
    'аa еe оo рp сc уy хx іi јj ѕs ԁd һh ԛq ԝw ӏl ьb',
    'АA ВB ЕE КK МM НH ОO РP СC ТT УY ХX ІI ЈJ ЅS ԌG',
    'αa οo νv ρp ιi υu κk',
    'ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX',
    'ıi ɑa ɡg օo ѵv',
  ].flatMap((line) => line.split(' ')).map((pair) => {
    const [from = '', to = ''] = pair;
    return [from, to];
  }),
);

/** A name with look-alike letters, wide and stylised forms as plain Latin ones, and without characters that show nothing. */
export function lookalikeForm(name: string): string {
  const plain = name.normalize('NFKC').replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu, '').replaceAll(/\s/gu, ' ').trim();
  return [...plain].map((character) => letters.get(character) ?? character).join('');
}

/**
 * Whether two different names are hard to tell apart by eye. Says nothing about who is meant: names are never merged by it.
 * @param a at most the first 1,000 characters are compared, and so for `b`
 */
export function lookAlike(a: string, b: string): boolean {
  return coarse(a.slice(0, 1000)) === coarse(b.slice(0, 1000));
}

function coarse(name: string): string {
  return lookalikeForm(name)
    .replaceAll(/[I1|]/g, 'l')
    .replaceAll('0', 'o')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .toLowerCase();
}
