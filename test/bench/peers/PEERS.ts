export interface Peer {
  /** The name on the command line, and of the page in `pages/`. */
  name: string;
  title: string;
  /** What the page imports, besides React. The versions are in `package.json`. */
  packages: readonly string[];
  /** What the page shows, for the reader of the table. */
  contents: string;
}

/** Our widget, installed from the packed `dist/`. */
export const OURS: Peer = {
  name: 'ours',
  title: 'react-accounting-connect',
  packages: [],
  contents: 'the widget on the sandbox, for a business without a connection',
};

export const PEERS: readonly Peer[] = [
  {
    name: 'mx',
    title: 'MX',
    packages: ['@mxenabled/connect-widget'],
    contents: 'its connect widget for banks, with an empty list of institutions',
  },
  {
    name: 'layer',
    title: 'Layer',
    packages: ['@layerfi/components'],
    contents: 'its linked accounts. One entry holds all of its bookkeeping components',
  },
  {
    name: 'monite',
    title: 'Monite',
    packages: [
      '@monite/sdk-react',
      '@monite/sdk-api',
      '@emotion/cache',
      '@emotion/react',
      '@emotion/styled',
    ],
    contents: 'its table of counterparts. It has no component for accounting connections',
  },
  {
    name: 'pipedream',
    title: 'Pipedream',
    packages: ['@pipedream/connect-react', '@pipedream/sdk'],
    contents: 'its list of apps to connect, which is empty',
  },
  {
    name: 'railz',
    title: 'Railz',
    packages: ['@railzai/railz-connect'],
    contents: 'its connect widget',
  },
];
