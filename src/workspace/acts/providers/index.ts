import type { AnyAct } from '../../act.ts';
import { directoryConnect } from './directory-connect.ts';
import { directoryDisconnect } from './directory-disconnect.ts';
import { identityLinkBegin } from './identity-link-begin.ts';
import { identityLinkFinish } from './identity-link-finish.ts';
import { identityList } from './identity-list.ts';
import { identityUnlink } from './identity-unlink.ts';
import { providerAddOidc } from './provider-add-oidc.ts';
import { providerAddSaml } from './provider-add-saml.ts';
import { providerChange } from './provider-change.ts';
import { providerList } from './provider-list.ts';
import { providerLookOidc } from './provider-look-oidc.ts';
import { providerLookSaml } from './provider-look-saml.ts';
import { providerOffer } from './provider-offer.ts';
import { providerSamlMetadata } from './provider-saml-metadata.ts';
import { providerTestBegin } from './provider-test-begin.ts';
import { providerTestFinish } from './provider-test-finish.ts';
import { signInProviderBegin } from './sign-in-provider-begin.ts';
import { signInProviderFinish } from './sign-in-provider-finish.ts';

export const providersActs: readonly AnyAct[] = [
  providerOffer, signInProviderBegin, signInProviderFinish,
  identityList, identityLinkBegin, identityLinkFinish, identityUnlink,
  providerList, providerLookOidc, providerLookSaml, providerTestBegin, providerTestFinish, providerAddOidc, providerAddSaml, providerChange, providerSamlMetadata, directoryConnect, directoryDisconnect,
];
