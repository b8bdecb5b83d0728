/** The page's policy, or its host's, does not let WebAssembly run. */
export class ParserForbidden extends Error {
  override readonly name = 'ParserForbidden';
}

/** The smallest module there is: its magic number and version. */
const emptyModule = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/** @throws ParserForbidden where the policy lacks `wasm-unsafe-eval` */
export async function demandWebAssembly(): Promise<void> {
  try {
    await WebAssembly.compile(emptyModule);
  } catch {
    throw new ParserForbidden('may not run here');
  }
}
