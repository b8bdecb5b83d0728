/** What goes to organisations that buy from the same makers, and comes from them. */
export interface ExchangeTables {
  /** A signed bundle of what everybody can see of makers, and of what is asked of them. Its bytes never change. */
  peerBundle: {
    id: string;
    direction: 'own' | 'received';
    /** As the bundle itself says: nobody has to believe it. */
    organisation: string;
    keyId: string;
    /** Of the envelope, in the evidence store. */
    digest: string;
    sizeBytes: number;
    /** The newest day that stands in it. */
    asOf: string;
    makers: number;
    requests: number;
    /** Findings that stay here: their places are inside the own network. */
    leftOut: number;
    at: string;
    by: string;
    removedAt: string | null;
  };
  /** Whose a key is, by somebody who compared it over another way. */
  peerKey: { keyId: string; name: string; confirmedAt: string; confirmedBy: string };
  /** What one received bundle says of one requirement, of one maker. */
  peerFinding: {
    bundleId: string;
    domain: string;
    product: string;
    requirement: string;
    verdict: 'met' | 'partly-met' | 'not-met' | 'differs' | 'claimed';
    seenAt: string;
    /** The other’s words. */
    reason: string;
  };
  /** A bill of materials that a maker published or gave; a newer one of the same place takes its place. */
  makerBill: {
    id: string;
    vendorId: string;
    source: 'look' | 'answer' | 'dossier';
    /** Where it came from: the product of a look, the sheet of an answer, the watched dossier. */
    place: string;
    /** Of which it is, as far as that is known; empty otherwise. */
    product: string;
    /** Components that it lists, and how many of them are kept. */
    listed: number;
    kept: number;
    /** Until then it is sealed, RFC 3339; null when it never was. */
    openFrom: string | null;
    readAt: string;
  };
  /** What a bill lists, each component and version once. */
  billComponent: {
    billId: string;
    vendorId: string;
    /** The package URL without version, else the name. */
    component: string;
    version: string;
  };
}
