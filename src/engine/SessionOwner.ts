/** What a provider knows that the engine needs between clicks. */
export interface SessionOwner {
  /** Whether the person authorizes in a window of ours. */
  opensWindow: () => boolean;
  /** The longest usual set-up of a system, in minutes, where that is known. */
  getSetupMinutes: (platformKey: string | null) => number | undefined;
}
