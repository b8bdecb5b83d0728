/** The same byte four times, as the four bytes of a number. */
const FOUR_BACKSLASHES = 0x5c5c5c5c;
const FOUR_TWOS = 0x02020202;
const FOUR_LOW_BITS = 0x7f7f7f7f;
const FOUR_TO_BLANK = 0xa0a0a0a0;
const FOUR_TOP_BITS = 0x80808080;

/**
 * The first byte from a place on that is a quotation mark, a backslash or a control character.
 * With its second bit turned, the quotation mark is the blank, and with it all control characters are at most that; with the bits of a
 * backslash turned, only that is 0. What is taken from 128 + n leaves the top bit where it is at most n, and borrows nothing from the byte
 * before, as it has seven bits; a byte that has the top bit itself is none of the three. The first byte is the highest of the number.
 * @param lastFour from here on four bytes are no longer there: then this is where they would have been looked at
 */
export function stopBefore(view: DataView, start: number, lastFour: number): number {
  let at = start;
  for (; at <= lastFour; at += 4) {
    const four = view.getInt32(at);
    const low = four & FOUR_LOW_BITS;
    const stops = ((FOUR_TO_BLANK - (low ^ FOUR_TWOS)) | (FOUR_TOP_BITS - (low ^ FOUR_BACKSLASHES))) & (~four & FOUR_TOP_BITS);
    if (stops !== 0) return at + (Math.clz32(stops) >> 3);
  }
  return at;
}
