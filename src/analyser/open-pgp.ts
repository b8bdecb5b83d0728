import type { Key } from 'openpgp';
import type { Signatures, SignatureState } from './signatures.ts';

/** The library, loaded when the first signature comes; undefined where it is not installed: it is optional. */
let loaded: Promise<typeof import('openpgp') | undefined> | undefined;

/** Verifies by openpgp. What it can't parse is not verified, and never right. */
export const openPgp: Signatures = {
  async verify(content, signature, keys, fingerprints): Promise<SignatureState> {
    loaded ??= import('openpgp').catch(() => undefined);
    const library = await loaded;
    if (library === undefined) return 'notChecked';
    try {
      const parsed = await library.readSignature({ armoredSignature: signature });
      const known: Key[] = [];
      for (const key of keys) known.push(...(await library.readKeys({ armoredKeys: key }).catch(() => [])).filter((one) => fingerprints === undefined || one.getKeys().some((part) => fingerprints.includes(part.getFingerprint()))));
      const ids = new Set(known.flatMap((key) => key.getKeys().map((part) => part.getKeyID().toHex())));
      const packet = parsed.packets[0];
      if (packet === undefined) return 'wrong';
      if (!parsed.getSigningKeyIDs().some((id) => ids.has(id.toHex()))) return 'unknownKey';
      const { signatures } = await library.verify({ message: await library.createMessage({ binary: content }), signature: parsed, verificationKeys: known, format: 'binary', ...(packet.created === null ? {} : { date: packet.created }) });
      for (const one of signatures) if (await one.verified.catch(() => false)) return 'right';
      return 'wrong';
    } catch {
      return 'wrong';
    }
  },
};
