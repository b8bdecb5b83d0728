import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { describe, it } from 'node:test';
import { startHost } from '../../test/support/hosts.ts';
import type { WebLook } from '../model/capture.ts';
import { createWayOut } from './way-out.ts';

/** A page looked at on a host whose robots.txt is answered by a function, and the paths that the host was asked. */
async function page(robots: (response: ServerResponse) => void, path = '/page', isPage = true, times = 1, head = 10_000): Promise<{ readonly look: WebLook; readonly asked: readonly (string | undefined)[] }> {
  await using host = await startHost((request, response) => {
    if (request.url === '/robots.txt') robots(response);
    else if (request.url === '/elsewhere') response.writeHead(302, { location: '/closed' }).end();
    else response.end('page');
  });
  const wayOut = createWayOut({ allowed: [`acme.test=${host.place}`], limits: { hostGap: 0, head } });
  const looks = await Promise.all(Array.from({ length: times }, () => wayOut.web({ url: `http://acme.test${path}`, limitBytes: 100, isPage })));
  const look = looks[0]?.look;
  assert.ok(look !== undefined);
  return { look, asked: host.requests.map((request) => request.url) };
}

const closing = (response: ServerResponse): void => { response.end('User-agent: *\nDisallow: /closed\n'); };

describe('a page', () => {
  it('is asked for where robots.txt leaves it open, and robots.txt once for many', async () => {
    const { look, asked } = await page(closing, '/page', true, 3);
    assert.equal(look.outcome, 'answered');
    assert.deepEqual(asked, ['/robots.txt', '/page', '/page', '/page']);
  });

  it('is left alone where robots.txt closes it, after a redirect too', async () => {
    const { look, asked } = await page(closing, '/closed/x');
    assert.deepEqual([look.outcome, look.problem, look.hops.length, asked], ['refused', 'robots-refused', 0, ['/robots.txt']]);
    assert.match(look.reason ?? '', /«\/closed»/);
    const led = await page(closing, '/elsewhere');
    assert.deepEqual([led.look.problem, led.look.hops.length, led.asked], ['robots-refused', 1, ['/robots.txt', '/elsewhere']]);
  });

  it('is left alone where robots.txt can’t be told, and open where there is none', async () => {
    for (const status of [500, 503]) assert.equal((await page((response) => { response.writeHead(status).end(); })).look.problem, 'robots-refused');
    assert.equal((await page((response) => { response.writeHead(200, { 'content-encoding': 'gzip' }).end('x'); })).look.problem, 'robots-refused');
    for (const status of [403, 404, 410]) assert.equal((await page((response) => { response.writeHead(status).end(); })).look.outcome, 'answered');
    const silent = await page(() => undefined, '/page', true, 1, 150);
    assert.deepEqual([silent.look.outcome, silent.look.problem], ['failed', 'time-limit']);
    assert.match(silent.look.reason ?? '', /because robots\.txt beside it sends no whole headers/);
  });

  it('is judged by the first 500 KiB of a longer robots.txt', async () => {
    const { look } = await page((response) => { response.end(`User-agent: *\nDisallow: /page\n${'# more\n'.repeat(200_000)}`); });
    assert.equal(look.problem, 'robots-refused');
    assert.equal((await page((response) => { response.end(`${'# more\n'.repeat(200_000)}User-agent: *\nDisallow: /page\n`); })).look.outcome, 'answered');
  });

  it('needs no robots.txt when it is a file at a standard place', async () => {
    const { look, asked } = await page(closing, '/closed/security.txt', false);
    assert.deepEqual([look.outcome, asked], ['answered', ['/closed/security.txt']]);
  });
});
