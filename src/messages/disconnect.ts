/** The words of the button that disconnects. */
export const disconnect = {
  disconnect: 'Disconnect',
  disconnecting: 'Disconnecting…',
  notConnected: 'Nothing is connected',
} as const;
