const formats = /* @__PURE__ */ new Map<string, Intl.DateTimeFormat>();

interface Place {
  /** A BCP 47 tag. */
  tag: string;
  /** An IANA time zone. `undefined` for that of this computer. */
  timeZone: string | undefined;
}

/** Formats a time with its day. */
export function formatDateTime(time: Date, { tag, timeZone }: Place): string {
  const key = `${tag} ${timeZone}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone });
  formats.set(key, format);
  return format.format(time);
}
