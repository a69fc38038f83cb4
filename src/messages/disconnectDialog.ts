/** The words of the question before disconnecting. Loaded with it. */
export const disconnectDialog = {
  title: 'Disconnect {name}?',
  lead: 'Nothing new will come in from {name}, and automatic syncs will stop. Data already here stays. You can reconnect at any time.',
  keep: 'Keep connected',
  confirm: 'Disconnect',
  disconnecting: 'Disconnecting…',
} as const;
