/** Decodes base64url in its one form (RFC 4648, section 5, without padding): nothing else in it, and no bits over. */
export function strictBase64url(text: string): Buffer | undefined {
  if (!/^[A-Za-z0-9_-]+$/u.test(text)) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}
