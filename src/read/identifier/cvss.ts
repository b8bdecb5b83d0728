/** A CVSS vector whose shape is right: known metrics, known values, each once, all base metrics there. */
export interface CvssVector {
  readonly version: '2.0' | '3.0' | '3.1' | '4.0';
  readonly metrics: ReadonlyMap<string, string>;
}

/** Metrics of a version: names to allowed values, base metrics apart. */
interface Metrics {
  readonly base: ReadonlyMap<string, readonly string[]>;
  readonly optional: ReadonlyMap<string, readonly string[]>;
}

/** `AV:NAL` is the metric AV with the values N, A and L; longer values are written with a comma: `E:U,POC`. */
function table(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(text.split(' ').map((entry) => {
    const [name = '', values = ''] = entry.split(':');
    return [name, values.includes(',') ? values.split(',') : [...values]];
  }));
}

const version3: Metrics = {
  base: table('AV:NALP AC:LH PR:NLH UI:NR S:UC C:NLH I:NLH A:NLH'),
  optional: table('E:XUPFH RL:XOTWU RC:XURC CR:XLMH IR:XLMH AR:XLMH MAV:XNALP MAC:XLH MPR:XNLH MUI:XNR MS:XUC MC:XNLH MI:XNLH MA:XNLH'),
};

const versions: ReadonlyMap<CvssVector['version'], Metrics> = new Map([
  ['2.0', {
    base: table('AV:LAN AC:HML Au:MSN C:NPC I:NPC A:NPC'),
    optional: table('E:U,POC,F,H,ND RL:OF,TF,W,U,ND RC:UC,UR,C,ND CDP:N,L,LM,MH,H,ND TD:N,L,M,H,ND CR:L,M,H,ND IR:L,M,H,ND AR:L,M,H,ND'),
  }],
  ['3.0', version3],
  ['3.1', version3],
  ['4.0', {
    base: table('AV:NALP AC:LH AT:NP PR:NLH UI:NPA VC:HLN VI:HLN VA:HLN SC:HLN SI:HLN SA:HLN'),
    optional: table('E:XAPU CR:XHML IR:XHML AR:XHML MAV:XNALP MAC:XLH MAT:XNP MPR:XNLH MUI:XNPA MVC:XHLN MVI:XHLN MVA:XHLN MSC:XHLN MSI:XSHLN MSA:XSHLN S:XNP AU:XNY R:XAUI V:XDC RE:XLMH U:X,Clear,Green,Amber,Red'),
  }],
]);

const LENGTH_MAX = 512;

/**
 * Reads a vector of CVSS 2.0 (also in brackets), 3.0, 3.1 or 4.0. No severity is worked out.
 * The order of metrics is free, as 3.x allows; readers of 4.0 that insist on its order are stricter.
 */
export function parseCvss(text: string): CvssVector | undefined {
  if (text.length > LENGTH_MAX) return undefined;
  const named = /^CVSS:(3\.0|3\.1|4\.0)\//.exec(text);
  const version = named === null ? '2.0' : versionOf(named[1] ?? '');
  const isBracketed = named === null && text.startsWith('(') && text.endsWith(')');
  const entries = (named === null ? (isBracketed ? text.slice(1, -1) : text) : text.slice(named[0].length)).split('/');
  const known = versions.get(version);
  if (known === undefined || entries.length > 40) return undefined;
  const metrics = new Map<string, string>();
  for (const entry of entries) {
    const colon = entry.indexOf(':');
    const name = entry.slice(0, colon);
    const value = entry.slice(colon + 1);
    const values = known.base.get(name) ?? known.optional.get(name);
    if (colon < 1 || values === undefined || !values.includes(value) || metrics.has(name)) return undefined;
    metrics.set(name, value);
  }
  return [...known.base.keys()].every((name) => metrics.has(name)) ? { version, metrics } : undefined;
}

function versionOf(text: string): CvssVector['version'] {
  return text === '4.0' ? '4.0' : text === '3.1' ? '3.1' : '3.0';
}
