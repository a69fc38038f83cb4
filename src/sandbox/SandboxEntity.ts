/** One business customer of the partner. */
export interface SandboxEntity {
  id: string;
  name: string;
  /** ISO 4217. Every pulled product gets it: the API keeps one currency an entity. */
  currency: string;
  /** The `entity_user_id` that `POST /auth/token` takes for a token bound to this entity. */
  userId: string;
}
