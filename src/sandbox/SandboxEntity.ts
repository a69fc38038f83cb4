/** One business customer of the partner. */
export interface SandboxEntity {
  /** A UUID, for `X-Monite-Entity-Id`. */
  id: string;
  /** Shown on the sandbox's pages. */
  name: string;
  /** ISO 4217. The currency of every pulled product, since the API keeps one for each entity. */
  currency: string;
  /** The `entity_user_id` for which `POST /auth/token` issues a token of this entity. */
  userId: string;
}
