/** Returns the word for a value of the API, or the value itself if the API has a new one. */
export const getWord = (words: Readonly<Record<string, string>>, value: string): string =>
  Object.hasOwn(words, value) ? (words[value] ?? value) : value;
