import { ActRefused } from '../../workspace/act-refused.ts';
import { hasMail } from '../../workspace/notices/mail-queue.ts';
import type { Answer } from '../answer/answer.ts';
import { problemAnswer } from '../answer/problem.ts';
import { credentialOf, endedSession, sessionCookie, type OpenedSession } from '../api/credential.ts';
import { otherSite } from '../api/other-site.ts';
import { waitOf, type ApiMeans } from '../api/perform-act.ts';
import { BodyRefused } from '../api/request-body.ts';
import type { PageRoute } from '../page-routes.ts';
import type { ServerRequest } from '../server-request.ts';
import type { PageAssets } from './page-assets.ts';

/** What pages work with. */
export interface PageMeans extends ApiMeans {
  readonly assets: PageAssets;
}

/** A form is a few fields; a signed answer of a provider is the longest. */
const formBytesMost = 256 * 1024;
const formType = 'application/x-www-form-urlencoded';

/**
 * Shows a page. It reaches acts through the same door as the API, in the visitor’s name, and only those that its route names.
 * @throws ActRefused, BodyRefused, StoreFailure
 */
export async function servePage(route: PageRoute, path: Readonly<Record<string, string>>, request: ServerRequest, means: PageMeans): Promise<Answer> {
  const { headers, facts, isSecure } = request;
  const credential = credentialOf(headers, isSecure);
  const isChange = route.method === 'POST';
  // Following a link from elsewhere is a look; what is behind it is decided by the door as always.
  const isLook = !isChange && (headers['sec-fetch-mode'] ?? 'navigate') === 'navigate';
  const elsewhere = route.isFromElsewhere === true || isLook ? undefined : otherSite(headers, isChange, credential.cookie !== undefined, means.isOwnOrigin);
  if (elsewhere !== undefined) return problemAnswer('other-site', facts.id, { detail: elsewhere });
  const actor = await means.authenticate(credential, facts);
  const wait = waitOf(actor, means);
  if (wait > 0) return problemAnswer('too-many', facts.id, { retryAfterSeconds: wait });
  const { settings, ports } = means.services;
  let cookies: Answer['headers'] = {};
  const answer = await route.page({
    path, query: request.query, form: isChange ? await formOf(request) : new URLSearchParams(), isSignedIn: actor.kind !== 'anonymous' && actor.kind !== 'contact', isContact: actor.kind === 'contact', requestId: facts.id, hasPasswords: settings.passwordSignIn, hasMail: hasMail(settings), workspace: settings.publicUrl, megabytesMost: settings.uploadMegabytesMost, tokenDaysMost: settings.tokenDaysMost, now: ports.now().toISOString(), assets: means.assets,
    perform: async (act, input) => {
      if (!route.acts.includes(act)) throw new Error(`The page ${route.path} does not name the act ${act.id}.`);
      const output: unknown = await means.door.perform(actor, act, input);
      if (act.endsSession === true) cookies = endedSession(isSecure);
      if (act.opensSession !== true) return output;
      const { session, ...rest } = output as { readonly session: OpenedSession };
      cookies = { 'set-cookie': sessionCookie(session, isSecure) };
      return rest;
    },
  });
  if ('goTo' in answer) return { status: 303, headers: { location: ownPlace(answer.goTo), 'cache-control': 'no-store', ...cookies } };
  if ('file' in answer) return { status: 200, headers: { 'content-type': answer.type, 'content-disposition': `attachment; filename="${answer.name.replaceAll(/[^A-Za-z0-9._-]/gu, '_')}"`, 'cache-control': 'no-store', ...cookies }, body: answer.file };
  return { status: answer.status ?? 200, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...cookies }, body: answer.html };
}

async function formOf({ body }: ServerRequest): Promise<URLSearchParams> {
  if (!body.isThere) return new URLSearchParams();
  if (body.mediaType !== formType) throw new BodyRefused('unsupported-media-type', `Expected the media type ${formType}.`);
  return new URLSearchParams(Buffer.from(await body.whole(formBytesMost)).toString('utf8'));
}

/** A place on another host is only gone to when a page says so in full: `https://`, as a provider’s sign-in is. */
function ownPlace(place: string): string {
  if (/^\/(?![/\\])/.test(place) || place.startsWith('https://')) return place.replaceAll(/[\r\n]/g, '');
  throw new ActRefused('invalid-input', 'Expected a path of this workspace.');
}
