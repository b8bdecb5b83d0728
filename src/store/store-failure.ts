/** Why the store could not do what was asked; the caller did nothing wrong. */
export type StoreTrouble =
  /** No space is left; reading goes on. */
  | 'disk-full'
  /** The files or the database may only be read. */
  | 'read-only'
  /** The database does not answer, or ended in the middle. Whether a change was made is unknown. */
  | 'unreachable'
  /** Another process holds the embedded database. */
  | 'in-use'
  /** A write could not be made durable: the process must end and start anew (never a second fsync). */
  | 'not-durable'
  /** What was read is damaged. */
  | 'damaged'
  /** The schema is of a newer or unknown version. */
  | 'schema'
  /** Too many changes wait. */
  | 'overloaded';

/** The store’s own trouble, told apart from a refused act. */
export class StoreFailure extends Error {
  readonly trouble: StoreTrouble;
  constructor(trouble: StoreTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreFailure';
    this.trouble = trouble;
  }
}
