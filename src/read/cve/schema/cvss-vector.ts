import type { Form } from './forms.ts';

/** Values of a metric, one letter each or whole words. */
type Metrics = Readonly<Record<string, readonly string[]>>;

const letters = (text: string): readonly string[] => text.split('');

const version2: Metrics = {
  AV: letters('NAL'), AC: letters('LMH'), Au: letters('MSN'), C: letters('NPC'), I: letters('NPC'), A: letters('NPC'),
  E: ['U', 'POC', 'F', 'H', 'ND'], RL: ['OF', 'TF', 'W', 'U', 'ND'], RC: ['UC', 'UR', 'C', 'ND'],
  CDP: ['N', 'L', 'LM', 'MH', 'H', 'ND'], TD: ['N', 'L', 'M', 'H', 'ND'], CR: ['L', 'M', 'H', 'ND'], IR: ['L', 'M', 'H', 'ND'], AR: ['L', 'M', 'H', 'ND'],
};

const version3 = (privileges: string): Metrics => ({
  AV: letters('NALP'), AC: letters('LH'), PR: letters(privileges), UI: letters('NR'), S: letters('UC'), C: letters('NLH'), I: letters('NLH'), A: letters('NLH'),
  E: letters('XUPFH'), RL: letters('XOTWU'), RC: letters('XURC'), CR: letters('XLMH'), IR: letters('XLMH'), AR: letters('XLMH'),
  MAV: letters('XNALP'), MAC: letters('XLH'), MPR: letters(`X${privileges}`), MUI: letters('XNR'), MS: letters('XUC'), MC: letters('XNLH'), MI: letters('XNLH'), MA: letters('XNLH'),
});

/** In the order in which they must stand; the first eleven are required. */
const version4: readonly (readonly [string, readonly string[]])[] = [
  ['AV', letters('NALP')], ['AC', letters('LH')], ['AT', letters('NP')], ['PR', letters('NLH')], ['UI', letters('NPA')],
  ['VC', letters('HLN')], ['VI', letters('HLN')], ['VA', letters('HLN')], ['SC', letters('HLN')], ['SI', letters('HLN')], ['SA', letters('HLN')],
  ['E', letters('XAPU')], ['CR', letters('XHML')], ['IR', letters('XHML')], ['AR', letters('XHML')],
  ['MAV', letters('XNALP')], ['MAC', letters('XLH')], ['MAT', letters('XNP')], ['MPR', letters('XNLH')], ['MUI', letters('XNPA')],
  ['MVC', letters('XNLH')], ['MVI', letters('XNLH')], ['MVA', letters('XNLH')], ['MSC', letters('XNLH')], ['MSI', letters('XNLHS')], ['MSA', letters('XNLHS')],
  ['S', letters('XNP')], ['AU', letters('XNY')], ['R', letters('XAUI')], ['V', letters('XDC')], ['RE', letters('XLMH')], ['U', ['X', 'Clear', 'Green', 'Amber', 'Red']],
];
const requiredOfVersion4 = 11;

/** Ours: a vector with every metric is shorter than 300 characters. */
const lengthMax = 4096;

export const vector2Form: Form = { holds: (text) => inAnyOrder(text, pairsOf(version2)), expected: 'a CVSS 2.0 vector' };
export const vector30Form: Form = { holds: prefixed('CVSS:3.0/', pairsOf(version3('UNLH'))), expected: 'a CVSS 3.0 vector' };
export const vector31Form: Form = { holds: prefixed('CVSS:3.1/', pairsOf(version3('NLH'))), expected: 'a CVSS 3.1 vector' };
export const vector4Form: Form = { holds: (text) => text.startsWith('CVSS:4.0/') && inOrder(text.slice(9)), expected: 'a CVSS 4.0 vector with its metrics in order' };

function pairsOf(metrics: Metrics): ReadonlySet<string> {
  return new Set(Object.entries(metrics).flatMap(([metric, values]) => values.map((value) => `${metric}:${value}`)));
}

function prefixed(prefix: string, pairs: ReadonlySet<string>): (text: string) => boolean {
  return (text) => text.startsWith(prefix) && inAnyOrder(text.slice(prefix.length), pairs);
}

function inAnyOrder(text: string, pairs: ReadonlySet<string>): boolean {
  return text.length <= lengthMax && text.split('/').every((pair) => pairs.has(pair));
}

const version4Pairs: readonly ReadonlySet<string>[] = version4.map(([metric, values]) => new Set(values.map((value) => `${metric}:${value}`)));

function inOrder(text: string): boolean {
  if (text.length > lengthMax) return false;
  let position = 0;
  for (const pair of text.split('/')) {
    const start = position;
    while (position < version4Pairs.length && version4Pairs[position]?.has(pair) !== true) position += 1;
    if (position === version4Pairs.length || (start < requiredOfVersion4 && position !== start)) return false;
    position += 1;
  }
  return position >= requiredOfVersion4;
}
