/** Fetches JSON from the product's own back end. Throws if the status is not 2xx. */
export async function fetchJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  const { ok, status } = response;
  if (!ok) throw Object.assign(new Error(`${path} answered ${status}`), { status });
  const body: T = await response.json();
  return body;
}
