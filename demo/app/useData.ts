import useSWR from 'swr';
import { fetchJson } from './fetchJson.ts';

export interface Data<T> {
  /** `undefined` until the back end answers. */
  items: readonly T[] | undefined;
  hasFailed: boolean;
  retry: () => void;
}

/** Reads a list from the product's back end, with the product's own SWR. */
export function useData<T>(path: string): Data<T> {
  const { data, error, mutate } = useSWR<{ data: T[] }, Error>(path, (key: string) =>
    fetchJson<{ data: T[] }>(key),
  );
  return {
    items: data?.data,
    hasFailed: error !== undefined && data === undefined,
    retry: () => void mutate(),
  };
}
