/** Where a bucket is, and with which key it is opened. */
export interface BucketPlace {
  /** For example `https://s3.eu-central-1.example`, without a path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Whether the bucket’s name stands in the path (`…example/bucket/key`); otherwise before the host (`bucket.s3…`). */
  readonly isInPath: boolean;
  /** Folder where uploads are kept until they are whole: a bucket must be told digest and length before. */
  readonly spoolFolder: string;
}

/** A request to a bucket, signed and ready to be sent. */
export interface BucketRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: AsyncIterable<Uint8Array>;
}

export interface BucketAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: AsyncIterable<Uint8Array>;
}

/** Sends one request. It is given from outside, because only `src/net` opens connections. */
export type SendToBucket = (request: BucketRequest) => Promise<BucketAnswer>;

/** The address of a bucket, without a slash at its end. */
export function bucketAddress({ endpoint, bucket, isInPath }: Pick<BucketPlace, 'endpoint' | 'bucket' | 'isInPath'>): string {
  const { protocol, host } = new URL(endpoint);
  return isInPath ? `${protocol}//${host}/${bucket}` : `${protocol}//${bucket}.${host}`;
}
