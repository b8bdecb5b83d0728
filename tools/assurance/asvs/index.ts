import type { Chapter } from '../requirement.ts';
import { encoding } from './v01-encoding.ts';
import { validation } from './v02-validation.ts';
import { browserSecurity } from './v03-browser.ts';
import { apiAndService } from './v04-api.ts';
import { files } from './v05-files.ts';
import { authentication } from './v06-authentication.ts';
import { sessionManagement } from './v07-sessions.ts';
import { authorisation } from './v08-authorisation.ts';
import { oauthAndOidc, selfContainedTokens } from './v09-v10-tokens.ts';
import { communication, cryptography } from './v11-v12-cryptography.ts';
import { configuring, dataProtection } from './v13-v14-operation.ts';
import { codingAndArchitecture, logging } from './v15-v16-code.ts';
import { webRtc } from './v17-webrtc.ts';

/** The chapters of the standard, in order. */
export const chapters: readonly Chapter[] = [
  encoding, validation, browserSecurity, apiAndService, files, authentication, sessionManagement, authorisation, selfContainedTokens, oauthAndOidc, cryptography, communication, configuring, dataProtection,
  codingAndArchitecture, logging, webRtc,
];
