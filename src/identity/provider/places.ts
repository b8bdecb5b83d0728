import type { Settings } from '../../settings/settings.ts';
import type { ServiceProvider } from '../saml/service-provider.ts';

/** Where answers of an OpenID provider come back: a page of its own, so that none can be mistaken for another’s. */
export function redirectUri({ publicUrl }: Pick<Settings, 'publicUrl'>, providerId: string): string {
  return new URL(`/sign-in/oidc/${providerId}`, publicUrl).href;
}

/** Who the workspace is towards a provider of SAML. */
export function serviceProvider({ publicUrl }: Pick<Settings, 'publicUrl'>, providerId: string): ServiceProvider {
  return { entityId: new URL(`/saml/${providerId}`, publicUrl).href, consumerAddress: new URL(`/sign-in/saml/${providerId}`, publicUrl).href };
}
