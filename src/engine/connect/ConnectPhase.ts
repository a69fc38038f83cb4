/** The progress of connecting. `connected` only when the API says so. */
export type ConnectPhase =
  | 'idle'
  | 'creating'
  | 'awaiting_authorization'
  | 'blocked'
  | 'taking_long'
  | 'connected'
  | 'canceling'
  | 'canceled'
  | 'failed';
