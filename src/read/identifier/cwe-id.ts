/** A CWE identifier, `CWE-79`, with its number (CVE record schema 5.x, `cweId`: no leading zero, at most 9 digits). */
export interface CweId {
  readonly id: `CWE-${number}`;
  readonly number: number;
}

const CWE_ID = /^CWE-([1-9]\d{0,8})$/;

export function parseCweId(text: string): CweId | undefined {
  const digits = text.length <= 13 ? CWE_ID.exec(text)?.[1] : undefined;
  return digits === undefined ? undefined : { id: `CWE-${Number(digits)}`, number: Number(digits) };
}
