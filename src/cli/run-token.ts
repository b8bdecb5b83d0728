import { createHandOver, NotHandedOver } from '../net/hand-over.ts';
import type { WayOutOptions } from '../net/way-out-options.ts';
import { terminal } from '../report/escape/terminal.ts';
import { CommandFailure } from './print.ts';

const tokenForm = /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/;
const tokenMost = 8192;

/**
 * The ID token that the build service gives to the run that this command is part of: asked for on GitHub Actions, found in
 * the environment on GitLab and elsewhere.
 * @param audience for whom it is
 * @throws CommandFailure when there is none
 */
export async function runToken(audience: string, environment: Readonly<Record<string, string | undefined>>, options: WayOutOptions): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: address, ACTIONS_ID_TOKEN_REQUEST_TOKEN: secret, ASSAY_ID_TOKEN: given } = environment;
  const token = given !== undefined && given !== '' ? given : address === undefined || secret === undefined ? undefined : await asked(address, secret, audience, options);
  if (token === undefined) throw new CommandFailure(terminal`This run has no ID token. On GitHub give the job “permissions: id-token: write”; on GitLab give it “id_tokens: ASSAY_ID_TOKEN: aud: ${audience}”.`, 'usage');
  if (token.length > tokenMost || !tokenForm.test(token)) throw new CommandFailure(terminal`What the build service gave is no ID token.`, 'unread');
  return token;
}

async function asked(address: string, secret: string, audience: string, options: WayOutOptions): Promise<string | undefined> {
  const url = URL.parse(address);
  const isOwn = url?.protocol === 'http:' && url.hostname === '127.0.0.1';
  if (url === null || (url.protocol !== 'https:' && !isOwn) || !/^[A-Za-z0-9._~+/=-]{1,8192}$/.test(secret)) throw new CommandFailure(terminal`ACTIONS_ID_TOKEN_REQUEST_URL is no https address, or ACTIONS_ID_TOKEN_REQUEST_TOKEN no token.`, 'usage');
  url.searchParams.set('audience', audience);
  const host = isOwn ? `${url.hostname}=127.0.0.1:${url.port === '' ? '80' : url.port}` : url.port === '' ? url.hostname : `${url.hostname}:${url.port}`;
  try {
    const { status, body } = await createHandOver({ ...options, allowed: [host] })(url.href, { method: 'GET', headers: { authorization: `Bearer ${secret}` } });
    if (status !== 200) throw new CommandFailure(terminal`The build service was asked for an ID token and answered ${status}.`, 'unread');
    const answer: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof answer === 'object' && answer !== null && 'value' in answer && typeof answer.value === 'string' ? answer.value : undefined;
  } catch (problem) {
    if (problem instanceof NotHandedOver) throw new CommandFailure(terminal`The build service ${problem.message}.`, 'unread');
    if (problem instanceof SyntaxError) throw new CommandFailure(terminal`The build service was asked for an ID token and gave something else.`, 'unread');
    throw problem;
  }
}
