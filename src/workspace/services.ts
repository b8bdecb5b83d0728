import type { Ports } from '../model/ports.ts';
import type { Settings } from '../settings/settings.ts';
import type { EvidenceStore } from '../store/evidence/evidence-store.ts';
import type { Secrets } from '../identity/secrets.ts';
import type { Store } from '../store/store.ts';

/** What acts work with besides the rows. */
export interface Services {
  readonly store: Store;
  readonly evidence: EvidenceStore;
  readonly ports: Ports;
  readonly settings: Settings;
  readonly secrets: Secrets;
}
