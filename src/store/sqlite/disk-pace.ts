/** Milliseconds that a change may hold the server’s thread to wait for the disk, where nobody says otherwise: less than most pages take of it. */
const usualMost = 0.5;
/** Of a disk that nobody has waited for yet nothing good is assumed. */
const firstMean = 1;
/** How much of the mean one more wait is: some waits tell of the disk, one that was long by chance does not for long. */
const weight = 1 / 16;

/** How long changes wait for the disk of late. Where the thread itself is busy they wait longer, which counts too. */
export class DiskPace {
  readonly #quickMost: number;
  #mean = firstMean;

  /** @param quickMost milliseconds that a change may hold the thread for it */
  constructor(quickMost: number = usualMost) {
    this.#quickMost = quickMost;
  }

  /** Whether to wait costs the server less than to hand the wait over and be told of its end. */
  get isQuick(): boolean {
    return this.#mean < this.#quickMost;
  }

  /** Takes one more wait. */
  waited(milliseconds: number): void {
    this.#mean += weight * (milliseconds - this.#mean);
  }
}
