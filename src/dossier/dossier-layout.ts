/** Where things lie in a published dossier's folder. */
export const layout = {
  /** The signed statement: a DSSE envelope in canonical form. */
  envelope: 'dossier.json',
  /** That the publication log holds it (C2SP tlog-proof). */
  proof: 'publication.proof',
  /** The publisher's signed key file; also to be served below `.well-known`. */
  keys: 'assay-keys.json',
  /** The publication log as static files (C2SP tlog-tiles). */
  log: 'log',
  checkpoint: 'log/checkpoint',
  /** Public evidence by its path. */
  evidence: 'evidence',
  /** A keyless Sigstore bundle over the statement, made after it and so named by nothing that is signed. */
  bundle: 'dossier.sigstore.json',
} as const;
