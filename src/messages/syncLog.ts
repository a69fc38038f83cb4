/** The words of the sync log. `name` is the accounting software's, as the person knows it. */
export const syncLog = {
  lead: 'See what came in from {name}, what was sent there, and what failed.',
  close: 'Close',

  show: 'Show',
  types: {
    receivable: 'Invoices',
    product: 'Products',
    customer: 'Customers',
    bill: 'Bills',
    vendor: 'Vendors',
    payment_record: 'Payments',
  },
  /** One object that the partner gives no name. */
  objects: {
    receivable: 'Invoice',
    product: 'Product',
    customer: 'Customer',
    bill: 'Bill',
    vendor: 'Vendor',
    payment_record: 'Payment',
    unknown: 'Item',
  },
  /** One of them by its type and the start of its id. */
  object: '{type} {id}',
  onlyFailed: 'Only what failed',
  refresh: 'Refresh',
  refreshed: 'The list is up to date.',
  shown: 'Showing {count}.',

  loadFailed: 'We couldn’t load the sync log.',
  refreshFailed: 'We couldn’t refresh the list.',
  moreFailed: 'We couldn’t load older items.',
  empty: 'Nothing here yet. Items appear after a sync.',
  noneFailed: 'Nothing failed.',
  noneFailedYet: 'Nothing failed in the latest {count}.',
  showOlder: 'Show older items',
  searchOlder: 'Search older items',
  loadingOlder: 'Loading older items…',
  end: 'You’ve reached the end of the list.',

  status: { done: 'Synced', pending: 'In progress', error: 'Failed', unknown: 'Unknown' },
  justNow: 'just now',
  open: 'Open in {name}',
  opensWindow: '(opens in a new tab)',
  sendAgain: 'Send again',
  sending: 'Sending…',
  sent: 'Sent',
  sentObject: '{object} was sent.',
  failedObject: '{object} failed again.',
  changedObject: '{object} has changed, so it wasn’t sent again.',
  fix: 'Fix this',
  confirmFirst: 'Confirm that the right company is connected, then send items again.',
  connectFirst: 'Connect your accounting software to send items again.',

  reported: 'What {name} reported',
  problems: {
    tax_rate: {
      what: '{name} has no tax rate of this percentage.',
      how: 'Ask the person who keeps your books to add the rate in {name}, then send this again.',
    },
    deduction_tax: {
      what: 'It has deductions, but no tax is chosen for them.',
      how: 'Choose a tax for deductions in your settings here, then send this again.',
    },
    product_ledger_account: {
      what: 'A product has no ledger account.',
      how: 'Choose an account for the product, or one for all products, in your settings here. Then send this again.',
    },
    bill_ledger_account: {
      what: 'A line of this bill has no ledger account.',
      how: 'Choose an account for each line of the bill here, then send it again.',
    },
    payment_ledger_account: {
      what: 'No ledger account is chosen for payments.',
      how: 'Choose an account for payments in your settings here, then send this again.',
    },
    unknown: {
      what: 'We couldn’t send this to {name}.',
      how: 'Fix what {name} reported, then send this again. The person who keeps your books can help.',
    },
    unreported: {
      what: 'We couldn’t send this to {name}.',
      how: 'No reason was given. Send it again, or ask the person who keeps your books.',
    },
  },

  sendAll: 'Send all failed items again',
  batch: {
    searching: 'Looking for everything that failed. Found {found} so far.',
    pushing: 'Sending {done} of {total}.',
    keepOpen: 'Keep this page open.',
    nothing: 'Nothing to send again.',
    complete: 'Done. {sent} sent.',
    partly: 'Done. {sent} sent, {failed} failed again.',
    stopped: 'Stopped after {done} of {total}.',
    elsewhere: 'Another tab is sending these again.',
    failed: 'We had to stop sending.',
    stop: 'Stop',
    stopping: 'Stopping…',
  },
} as const;
