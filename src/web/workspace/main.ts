import { startCeremonies } from './ceremonies.ts';
import { startCopying } from './copy.ts';
import { startProviders } from './providers.ts';
import { startUploads } from './upload.ts';

/** What the workspace’s pages do in a browser beyond links and forms: passkeys, providers of sign-in, uploads with progress, copying. */
startCeremonies();
startCopying();
startProviders();
startUploads();
