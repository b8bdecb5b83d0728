/** A file of a dossier's page, by its path in the dossier's folder. */
export interface PageFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}
