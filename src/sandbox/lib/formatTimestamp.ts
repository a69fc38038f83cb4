/** Formats milliseconds as the API does, with microseconds and `+00:00`. */
export function formatTimestamp(time: number): string {
  const milliseconds = Math.floor(time);
  const microseconds = Math.min(999, Math.round((time - milliseconds) * 1000));
  const iso = new Date(milliseconds).toISOString().slice(0, -1);
  return `${iso}${String(microseconds).padStart(3, '0')}+00:00`;
}
