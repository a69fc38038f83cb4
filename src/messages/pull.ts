/** The button's words for what it pulls. */
const getPullWords = (what: string) => ({
  idle: `Pull ${what}`,
  requesting: 'Requesting…',
  running: `Pulling ${what}…`,
  complete: `Pull ${what} again`,
  failed: `Try pulling ${what} again`,
});

/** The words of the pull button. */
export const pull = {
  all: { ...getPullWords('data'), complete: 'Pull again', failed: 'Try pulling again' },
  receivables: getPullWords('receivables'),
  line_items: getPullWords('line items'),
  /** Told to people who cannot see the button change. */
  done: 'Data pulled',
  busy: 'Another pull is running',
  notConnected: 'Connect an accounting system first',
  confirmFirst: 'Opens a question about your company first',
};
