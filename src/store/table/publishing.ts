/** Under which name and keys a manufacturer publishes. */
export interface PublishingTables {
  publisher: {
    /** The domain under which it publishes; one an organisation. */
    domain: string;
    /** Keys, salts and the log of publications, sealed with the instance’s secret. */
    sealed: string;
    createdAt: string;
    createdBy: string;
    changedAt: string;
  };
}
