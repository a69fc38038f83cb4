/** The words of the question before disconnecting. Loaded with it. */
export const disconnectDialog = {
  title: (name: string) => `Disconnect ${name}?`,
  ends: (name: string) =>
    `No new data is pulled from ${name}, and automatic synchronization stops.`,
  stays: 'Data that was already pulled stays. You can connect again at any time.',
  keep: 'Keep connected',
  confirm: 'Disconnect',
  disconnecting: 'Disconnecting…',
};
