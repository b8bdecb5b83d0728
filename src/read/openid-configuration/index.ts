import { ours, quote, say } from '../../model/text.ts';
import { isObject, stringAt, stringsAt } from '../gateway/json-value.ts';
import { parseJson } from '../gateway/json.ts';
import { parseHttpsUrl } from '../identifier/url.ts';
import { JsonNotes } from '../json-notes.ts';
import { unreadable, type Reader, type Reading } from '../reader.ts';
import { Unreadable, type Source } from '../source.ts';

const FORMAT = 'openid-configuration';
const bytesMax = 1_048_576;

/** Members that a discovery document must have (OpenID Connect Discovery 1.0, section 3). */
const requiredKeys = ['issuer', 'authorization_endpoint', 'jwks_uri', 'response_types_supported', 'subject_types_supported', 'id_token_signing_alg_values_supported'] as const;

/** `/.well-known/openid-configuration`: a provider of sign-in by OpenID Connect. */
export const openidConfiguration: Reader<'sign-in-metadata'> = {
  id: 'openid-configuration',
  title: 'OpenID Connect discovery document',
  produces: 'sign-in-metadata',
  accepts: ({ json }) => json !== undefined && json.keys.has('issuer') && (json.keys.has('authorization_endpoint') || json.keys.has('jwks_uri')),
  read: readConfiguration,
};

function readConfiguration(source: Source): Reading<'sign-in-metadata'> {
  try {
    const bytes = source.bytes(bytesMax);
    const value = parseJson(bytes, { depthMax: 16 });
    if (!isObject(value)) throw new Unreadable('is no object');
    const notes = new JsonNotes();
    for (const key of requiredKeys) {
      if (!Object.hasOwn(value, key)) notes.add('finding', 'required', say`The document lacks ${ours(key)}, which section 3 of OpenID Connect Discovery asks for.`);
    }
    const issuer = parseHttpsUrl(stringAt(value, 'issuer') ?? '');
    if (issuer === undefined || /[?#]/.test(issuer.href)) notes.add('finding', 'issuer', ours('The issuer is no https address without query and fragment.'), 'issuer');
    for (const key of ['authorization_endpoint', 'token_endpoint', 'jwks_uri']) {
      const address = stringAt(value, key);
      if (address !== undefined && parseHttpsUrl(address) === undefined) notes.add('finding', 'endpoint', say`The address under ${ours(key)} is no https address.`, key);
    }
    const offersPkce = stringsAt(value, 'code_challenge_methods_supported').includes('S256');
    return {
      kind: 'sign-in-metadata',
      format: FORMAT,
      facts: { protocol: 'openid-connect', roles: ['provides'], ...(issuer === undefined ? {} : { issuerHost: issuer.hostname }), offersPkce },
      ...notes.of(bytes),
    };
  } catch (problem) {
    if (!(problem instanceof Unreadable)) throw problem;
    return unreadable('sign-in-metadata', FORMAT, say`The discovery document ${quote(problem.reason)}; a JSON object of at most ${bytesMax} bytes is expected.`, problem.at);
  }
}
