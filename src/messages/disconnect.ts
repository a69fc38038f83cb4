/** The words of the button that disconnects. */
export const disconnect = {
  disconnect: 'Disconnect',
  disconnecting: 'Disconnecting…',
  notConnected: 'No accounting system is connected',
};
