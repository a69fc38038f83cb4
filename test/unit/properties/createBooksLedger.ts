/** Organizations that a person can choose from, and one that the API does not name. */
export const ORGANIZATIONS = ['acme', 'beta', 'gamma', 'unnamed'] as const;
export type Organization = (typeof ORGANIZATIONS)[number];

/** The books that a person chooses while signing in, as one of the ways in which the API may send them. */
export interface ChosenBooks {
  organization: Organization;
  variant: number;
}

interface WireConnection {
  id: string;
  status: string;
  created_at: string;
  business_info?: { name?: string | null } | null;
}

/** The same organization may come in several ways. */
const WAYS: Record<Organization, readonly WireConnection['business_info'][]> = {
  acme: [{ name: 'Acme Ltd' }, { name: ' ACME  ltd\u200b' }, { name: 'Ａｃｍｅ Ltd' }],
  beta: [{ name: 'Béta & Söhne' }, { name: 'BE\u0301TA & SO\u0308HNE' }],
  gamma: [{ name: '株式会社ガンマ' }, { name: '株式会社ｶﾞﾝﾏ ' }],
  unnamed: [null, {}, { name: null }, { name: ' ' }],
};

/** Knows which books each connection leads to, independently of the code under test. */
export function createBooksLedger() {
  const chosen = new Map<string, WireConnection['business_info']>();
  const confirmed = new Set<string>();

  const findOrganization = (name: string | null | undefined): Organization =>
    ORGANIZATIONS.find((word) => WAYS[word].some((way) => way?.name === name)) ?? 'unnamed';
  const getOrganization = ({ business_info: info }: WireConnection) =>
    info?.name ? findOrganization(info.name) : 'unnamed';

  return {
    /** The person chooses these books, or renames them later. */
    choose(connectionId: string, { organization, variant }: ChosenBooks) {
      const ways = WAYS[organization];
      chosen.set(connectionId, ways[variant % ways.length]);
    },
    /** Adds the names to an answer of the API. */
    addNames(body: unknown): unknown {
      return JSON.parse(JSON.stringify(body), (_key, value: unknown) => {
        const isConnection = typeof value === 'object' && value !== null && 'created_at' in value;
        return isConnection && 'id' in value
          ? { ...value, business_info: chosen.get(String(value.id)) }
          : value;
      });
    },
    /** The person says that these books are the right ones. */
    confirm(connectionId: string, name: string) {
      const full = Object.values(WAYS).flat();
      const way = full.find((one) => one?.name?.trim() === name);
      confirmed.add(`${connectionId} ${findOrganization(way?.name)}`);
    },
    /** Returns the id of the current connection in this list, if its books need an answer. */
    findUnanswered(list: readonly WireConnection[]): string | undefined {
      const current = list.find(({ status }) => status === 'connected');
      let right: Organization | undefined;
      for (const connection of list.toSorted((one, other) =>
        one.created_at.localeCompare(other.created_at),
      )) {
        const organization = getOrganization(connection);
        if (organization === 'unnamed') continue;
        const isRight =
          right === undefined ||
          right === organization ||
          confirmed.has(`${connection.id} ${organization}`);
        if (isRight) right = organization;
        else if (connection === current) return connection.id;
      }
      return undefined;
    },
  };
}

/** Reads the list of connections from a body of the API. */
export function readList(body: unknown): WireConnection[] {
  const data: unknown = Object(body).data;
  return Array.isArray(data) ? data : [];
}
