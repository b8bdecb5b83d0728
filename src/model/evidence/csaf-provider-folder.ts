/**
 * The folder of a CSAF provider as it is served (CSAF 2.0, section 7.1): metadata, lists of the documents, the documents, and beside each
 * its hashes and signature.
 */
export interface CsafProviderFolder {
  /** As the metadata states it; `none` when no provider-metadata.json lies in the folder. */
  readonly role: 'csaf_publisher' | 'csaf_provider' | 'csaf_trusted_provider' | 'other' | 'none';
  /** CSAF documents in the folder. */
  readonly documents: number;
  /** Lists found: ROLIE feeds, index.txt, changes.csv, and how many documents each kind names. */
  readonly lists: readonly { readonly kind: 'rolie' | 'index' | 'changes'; readonly documents: number }[];
  /** Documents that some list names and the folder does not hold, and those that it holds and no list names. */
  readonly listedAndMissing: number;
  readonly notListed: number;
  /** Documents whose file name is not the one that their tracking id gives (section 5.1). */
  readonly misnamed: number;
  /** Documents by what their hash files show: all right, one wrong, none there; `notLooked`: nobody could say whether one is there. */
  readonly hashes: { readonly right: number; readonly wrong: number; readonly missing: number; readonly notLooked?: number };
  /**
   * Documents by their signature. `unknownKey`: made with none of the keys in the folder; `notChecked`: there, and not
   * looked at, or nobody could say whether one is there.
   */
  readonly signatures: { readonly right: number; readonly wrong: number; readonly missing: number; readonly unknownKey: number; readonly notChecked: number };
  /**
   * For what was fetched from public places: how many different documents the lists name, how many of these were asked for, the newest
   * first, and how many lists could not be read. Absent for a folder that was handed over, which is compared whole.
   */
  readonly fetched?: { readonly listed: number; readonly asked: number; readonly listsUnread: number };
  /** Public keys that lie in the folder. */
  readonly publicKeys: number;
  /** The first documents with a problem; evidence text. */
  readonly problems: readonly { readonly document: string; readonly problem: 'listed and missing' | 'not listed' | 'misnamed' | 'wrong hash' | 'wrong signature' }[];
}
