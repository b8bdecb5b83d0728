const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** The month, 1 to 12, whose three letters stand here; 0 when none do. */
export function monthAt(bytes: Uint8Array, at: number): number {
  for (let month = 0; month < 12; month++) {
    if (bytes[at] === months.charCodeAt(3 * month) && bytes[at + 1] === months.charCodeAt(3 * month + 1) && bytes[at + 2] === months.charCodeAt(3 * month + 2)) return month + 1;
  }
  return 0;
}

/** True when `Oct 11 22:14:15 ` stands here (RFC 3164, section 4.1.2): a day under 10 has a space for its first digit. */
export function isMonthTime(bytes: Uint8Array, start: number, end: number): boolean {
  if (start + 16 > end || bytes[start + 3] !== 0x20 || bytes[start + 6] !== 0x20 || bytes[start + 9] !== 0x3a || bytes[start + 12] !== 0x3a || bytes[start + 15] !== 0x20) return false;
  const day = (bytes[start + 4] === 0x20 ? 0 : digit(bytes, start + 4) * 10) + digit(bytes, start + 5);
  const hour = digit(bytes, start + 7) * 10 + digit(bytes, start + 8);
  const minute = digit(bytes, start + 10) * 10 + digit(bytes, start + 11);
  const second = digit(bytes, start + 13) * 10 + digit(bytes, start + 14);
  return day >= 1 && day <= 31 && hour <= 23 && minute <= 59 && second <= 60 && monthAt(bytes, start) > 0;
}

/** NaN for any other byte, which no comparison lets through. */
function digit(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  return byte >= 0x30 && byte <= 0x39 ? byte - 0x30 : Number.NaN;
}
