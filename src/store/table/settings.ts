/** How this instance is set up, where it differs from the defaults. */
export interface SettingTables {
  setting: {
    key: string;
    /** JSON. */
    value: string;
    changedAt: string;
    changedBy: string;
  };
  /** A setting made less safe: by whom, why, until when. It ends by itself. */
  loosening: {
    id: string;
    key: string;
    /** JSON. */
    value: string;
    reason: string;
    /** The account that answers for it. */
    ownerId: string;
    acceptedAt: string;
    expiresAt: string;
    endedAt: string | null;
  };
}
