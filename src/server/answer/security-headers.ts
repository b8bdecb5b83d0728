import { contentSecurityPolicy } from '../../web/page/policy.ts';

/** What an answer is, as far as a browser must be told what it may do. */
export type Surface =
  /** JSON, text and files: nothing in them may load or run. */
  | 'data'
  /** The workspace’s own pages. */
  | 'page'
  /** A published dossier with the program that checks it again. */
  | 'dossier';

const policies: Readonly<Record<Surface, string>> = {
  data: "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
  page: "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  dossier: `${contentSecurityPolicy(true)}; frame-ancestors 'none'`,
};

/** Nothing in a browser is needed but passkeys. */
const permissions = [
  ...['accelerometer', 'autoplay', 'camera', 'clipboard-read', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial', 'usb', 'web-share', 'xr-spatial-tracking'].map((feature) => `${feature}=()`),
  'publickey-credentials-get=(self)', 'publickey-credentials-create=(self)',
].join(', ');

/** Two years, as browsers’ lists of such hosts ask for. */
const transportSecurity = 'max-age=63072000; includeSubDomains';

/**
 * The headers that every answer has.
 * @param isSecure the request came by TLS; only then a browser may be told to come by TLS alone
 */
export function securityHeaders(surface: Surface, isSecure: boolean): Readonly<Record<string, string>> {
  return (isSecure ? overTls : overLoopback)[surface];
}

const overLoopback = made({});
const overTls = made({ 'strict-transport-security': transportSecurity });

function made(more: Readonly<Record<string, string>>): Readonly<Record<Surface, Readonly<Record<string, string>>>> {
  const of = (surface: Surface): Readonly<Record<string, string>> => ({
    'content-security-policy': policies[surface], 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'permissions-policy': permissions,
    'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'origin-agent-cluster': '?1', 'x-permitted-cross-domain-policies': 'none', ...more,
    // Without any referrer, browsers hide the origin of a form that is sent as well, by which it is known to be a page’s own.
    'referrer-policy': surface === 'page' ? 'same-origin' : 'no-referrer',
  });
  return { data: of('data'), page: of('page'), dossier: of('dossier') };
}
