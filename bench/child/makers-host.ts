/**
 * Many invented makers on loopback, for a server that watches them; runs from the clone. It says where they are, and, when it
 * is told so, how fast each host was asked.
 */
import { honestSite, honestZone } from '../../test/vendor-host/honest-site.ts';
import { makeCertificates } from '../../test/vendor-host/certificates.ts';
import { startMailHost } from '../../test/vendor-host/mail-host.ts';
import { startNameServer } from '../../test/vendor-host/name-server.ts';
import { startWebHost } from '../../test/vendor-host/web-host.ts';

const [, , countText = '0'] = process.argv;
const domains = Array.from({ length: Number(countText) }, (_, maker) => `maker-${maker + 1}.test`);
const labels = ['', 'www.', 'trust.', 'mta-sts.'] as const;
const names = domains.flatMap((domain) => labels.map((label) => `${label}${domain}`));
const expires = new Date(Date.now() + 180 * 86_400_000).toISOString();
const certificates = makeCertificates([...domains.flatMap((domain) => [domain, `*.${domain}`]), 'mail.makers.test']);
const bySecond = new Map<string, number[]>();

/** When each host was asked. */
const arrived = (place: string): void => {
  const host = place.slice(0, place.indexOf('/'));
  const times = bySecond.get(host) ?? [];
  times.push(performance.now());
  bySecond.set(host, times);
};

/** What makers show changes when they are told to. */
let edition = 0;
const site = Object.assign({}, ...domains.map((domain) => honestSite(domain, expires))) as Record<string, unknown>;
for (const domain of domains) {
  const place = `www.${domain}/pricing`;
  const page = String(site[place]);
  site[place] = (_request: unknown, response: { writeHead: (status: number, headers: object) => { end: (body: string) => void } }) => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(edition === 0 ? page : page.replace('It costs nothing extra.', 'It is an extra of 3 a month.'));
}
const web = await startWebHost(site as Parameters<typeof startWebHost>[0], certificates, 'wrong.makers.test', arrived);
const mail = await startMailHost('mail.makers.test', certificates.good, true);
const nameServer = await startNameServer(Object.assign({}, ...domains.map((domain) => ({ ...honestZone(domain), [`${domain} MX`]: ['10 mail.makers.test'] }))));

/** The most requests within any second, and gaps in milliseconds between two of them. */
function rates(): { readonly mostInOneSecond: number; readonly hosts: number; readonly requests: number } {
  const most = [...bySecond.values()].map((times) => Math.max(...times.map((at, index) => times.slice(index).filter((other) => other < at + 1000).length)));
  return { mostInOneSecond: Math.max(0, ...most), hosts: bySecond.size, requests: [...bySecond.values()].reduce((sum, { length }) => sum + length, 0) };
}

process.on('message', (message) => {
  if (message === 'change') {
    edition += 1;
    bySecond.clear();
    process.send?.({ changed: true });
  } else process.send?.(rates());
});
process.on('disconnect', () => process.exit());
process.send?.({ allowed: [...names.map((name) => `${name}=127.0.0.1:${web.port}`), `mail.makers.test=127.0.0.1:${mail.port}`], nameServers: [nameServer.place], authorities: certificates.authority });
