import { base32 } from '../../identity/base32.ts';
import type { Tables } from '../../store/tables.ts';
import type { Services } from '../services.ts';

/** What secrets of webhooks are sealed for. */
const purpose = 'webhook';

/** A new secret of a webhook: as its receiver gets it, and as it is kept. */
export function newWebhookSecret({ ports, secrets }: Pick<Services, 'ports' | 'secrets'>): { readonly secret: string; readonly sealedSecret: string } {
  const secret = `assay_webhook_${base32(ports.randomBytes(32))}`;
  return { secret, sealedSecret: secrets.seal(purpose, new TextEncoder().encode(secret)) };
}

/** The secrets that deliveries are signed with: the one in use, and for a time the one before it. @param at RFC 3339 */
export function secretsInUse({ sealedSecret, oldSealedSecret, oldSecretUntil }: Pick<Tables['webhook'], 'sealedSecret' | 'oldSealedSecret' | 'oldSecretUntil'>, { secrets }: Pick<Services, 'secrets'>, at: string): readonly string[] {
  const old = oldSealedSecret !== null && oldSecretUntil !== null && at < oldSecretUntil ? [oldSealedSecret] : [];
  return [sealedSecret, ...old].map((sealed) => new TextDecoder().decode(secrets.open(purpose, sealed)));
}
