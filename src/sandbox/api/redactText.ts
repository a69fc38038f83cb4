/** Replaces the client secret in a text, as it is and as JSON and forms write it. */
export function redactText(text: string, secret: string): string {
  if (secret === '') return text;
  const form = String(new URLSearchParams({ secret })).slice('secret='.length);
  return [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret), form].reduce(
    (rest, spelling) => rest.replaceAll(spelling, '…'),
    text,
  );
}
