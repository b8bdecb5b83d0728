/** The field's prime. */
const P = 2n ** 255n - 19n;
/** The curve's constant, -121665/121666 (RFC 8032, section 5.1). */
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;

/**
 * Whether a point of the curve has this y coordinate: whether (y² - 1) / (dy² + 1) has a square root (RFC 8032, section 5.1.3).
 * Runtimes differ over this when a key is imported, so it is decided here. Public values only: the time depends on the value.
 * @param y 32 bytes, least first, below the prime
 */
export function isOnCurve(y: Uint8Array): boolean {
  const value = BigInt(`0x${y.toReversed().toHex()}`);
  const square = (value * value) % P;
  const ratio = (((square - 1n + P) % P) * ((D * square + 1n) % P)) % P;
  // By Euler's criterion; u/v has a root exactly where u·v has one.
  return ratio === 0n || power(ratio, (P - 1n) / 2n) === 1n;
}

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * factor) % P;
    factor = (factor * factor) % P;
  }
  return result;
}
