import { fakeWorld, type FakeAnswer, type FakeWorld } from '../../../test/vendor-host/fake-world.ts';
import { honestSite, honestZone } from '../../../test/vendor-host/honest-site.ts';

/** Makers of one line show the same to everybody, byte for byte. */
export const lines = 4;
/** Pages that makers of each line do not have, from one that shows all to one that shows a home page. */
const without: readonly RegExp[] = [/^$/u, /roadmap|csaf|sbom/u, /roadmap|csaf|sbom|saml|openid|secure-by-design|lifecycle|mta-sts/u, /\/.+$/u];

type Criticality = 'critical' | 'high' | 'ordinary' | 'low';

export function criticalityOf(maker: number): Criticality {
  const place = maker % 20;
  return place === 0 ? 'critical' : place < 4 ? 'high' : place % 5 === 4 ? 'low' : 'ordinary';
}

/** A table of makers, as an organisation brings it along. */
export function makersTable(count: number): string {
  const services = ['network', 'identity', 'security-operations'];
  return `name,domain,criticality,service\n${Array.from({ length: count }, (_, maker) => `Maker ${String(maker + 1).padStart(3, '0')},maker-${maker + 1}.example,${criticalityOf(maker)},${maker % 40 === 0 ? services[(maker / 40) % services.length] : ''}`).join('\n')}\n`;
}

/**
 * What a line shows to everybody; with each edition its prices and its plan say something else.
 * @param day on which it is looked at
 */
export function shownBy(line: number, edition: number, day: string): FakeWorld {
  const domain = domainOf(line);
  const expires = new Date(Date.parse(`${day}T00:00:00.000Z`) + 180 * 86_400_000).toISOString();
  const pages = Object.entries(honestSite(domain, expires)).filter(([place]) => without[line]?.test(place) !== true || place === `${domain}/` || place === `www.${domain}/`);
  const web = Object.fromEntries(pages.flatMap(([place, page]): [string, FakeAnswer][] => {
    if (typeof page === 'function') return [];
    const text = typeof page === 'string' ? page : page.body;
    if (typeof page !== 'string' && page.headers?.['location'] !== undefined) return [[`https://${place}`, { redirect: page.headers['location'] }]];
    return typeof text === 'string' ? [[`https://${place}`, { type: typeOf(text), body: edition % 2 === 0 ? text : text.replace('It costs nothing extra.', 'It is an extra of 3 a month.').replace('2027-06-30', '2028-06-30') }]] : [];
  }));
  return fakeWorld({ web, names: Object.fromEntries(Object.entries(honestZone(domain)).flatMap(([name, answers]) => (Array.isArray(answers) ? [[name, answers as readonly string[]]] : []))), mail: { [`mail.${domain}`]: true } });
}

export function domainOf(line: number): string {
  return `line-${line + 1}.example`;
}

function typeOf(body: string): string {
  return body.startsWith('<!doctype') ? 'text/html; charset=utf-8' : body.startsWith('<?xml') ? 'application/samlmetadata+xml' : body.startsWith('{') ? 'application/json' : 'text/plain; charset=utf-8';
}
