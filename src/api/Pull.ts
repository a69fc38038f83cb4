/** The data that a pull can be limited to. */
export type ResourceType = 'receivables' | 'line_items';

/** One accepted request to read data from the platform (`POST …/data_pulls`). */
export interface Pull {
  id: string;
  connectionId: string | null;
  resourceType: ResourceType | (string & {}) | null;
  /** The API documents only `queued`, which means accepted, not finished. */
  status: string | null;
  /** ISO 8601, exactly as the API sends it. */
  requestedAt: string | null;
  errors: readonly { message: string }[];
}
