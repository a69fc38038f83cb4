/** The data that a pull can be limited to. */
export type ResourceType = 'receivables' | 'line_items';

/** One accepted request to read data from the platform (`POST …/data_pulls`). */
export interface Pull {
  /** The API's id of the pull. No call reads it again. */
  id: string;
  /** The connection that is pulled from. `null` if the API omits it. */
  connectionId: string | null;
  /** The data that this pull reads. `null` if the API omits it. */
  resourceType: ResourceType | (string & {}) | null;
  /** The API documents only `queued`, which means accepted, not finished. */
  status: string | null;
  /** ISO 8601, exactly as the API sends it. */
  requestedAt: string | null;
  /** The problems that the API named when it accepted the pull. Empty if none. */
  errors: readonly { message: string }[];
}
