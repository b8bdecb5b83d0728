import { startAffirmLink } from './affirm-link.ts';
import { startCeremonies } from './ceremonies.ts';
import { startCopying } from './copy.ts';
import { startProviders } from './providers.ts';
import { startUploads } from './upload.ts';
import { startWatching } from './watch-job.ts';

/** What the workspace’s pages do in a browser beyond links and forms: passkeys, providers of sign-in, uploads with progress, jobs that go on, copying. */
startAffirmLink();
startCeremonies();
startCopying();
startProviders();
startUploads();
startWatching();
