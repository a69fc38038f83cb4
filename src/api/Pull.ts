/** What a pull reads. */
export type ResourceType = 'receivables' | 'line_items';

/** One accepted request to read data from the platform (`POST …/data_pulls`). */
export interface Pull {
  id: string;
  connectionId: string | null;
  resourceType: ResourceType | (string & {}) | null;
  /** Only `queued` is documented, and it means accepted, not finished. */
  status: string | null;
  /** ISO 8601, as the API writes it. */
  requestedAt: string | null;
  errors: readonly { message: string }[];
}
