/** What was asked for of a CSAF provider whose files were fetched one by one from public places, and did not come. */
export interface FetchedFiles {
  /** Different documents that the lists name. */
  readonly listed: number;
  /** Lists that the metadata names and nobody could read. */
  readonly listsUnread: number;
  /** Documents of the lists that were asked for. */
  readonly asked: number;
  /** Documents of which the host says that they are not there. */
  readonly absent: readonly string[];
  /** Documents, hashes, signatures and keys that could not be looked at: nobody knows whether they are there. */
  readonly notLooked: readonly string[];
}

/** Whether all that the lists name was asked for and could be looked at. */
export function isWhole({ listed, listsUnread, asked, notLooked }: FetchedFiles): boolean {
  return listed === asked && listsUnread + notLooked.length === 0;
}
