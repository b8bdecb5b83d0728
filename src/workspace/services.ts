import type { Secrets } from '../identity/secrets.ts';
import type { Ports } from '../model/ports.ts';
import type { PostureFacts } from '../settings/chime.ts';
import type { Configuration } from '../settings/configuration.ts';
import type { SettingsInForce } from '../settings/in-force.ts';
import type { Settings } from '../settings/settings.ts';
import type { EvidenceStore } from '../store/evidence/evidence-store.ts';
import type { Store } from '../store/store.ts';

/** What only the running instance knows of itself. */
export type OperationFacts = Pick<PostureFacts, 'certificateEndsAt' | 'connection' | 'runtime' | 'securityTxt' | 'signingKeys'> & {
  /** With the address of the feed of releases, empty when none is configured. */
  readonly release: Omit<PostureFacts['release'], 'newest'> & { readonly feed: string };
};

/** What acts work with besides the rows. */
export interface Services {
  readonly store: Store;
  readonly evidence: EvidenceStore;
  /** Folder for files while the engine reads them; whatever a crash left there may be removed at a start. */
  readonly scratchFolder: string;
  readonly ports: Ports;
  /** The values in force now; those of `settingsInForce`. */
  readonly settings: Settings;
  readonly settingsInForce: SettingsInForce;
  readonly configuration: Configuration;
  readonly secrets: Secrets;
  readonly operation: () => Promise<OperationFacts>;
}
