/**
 * Begins a sentence with the name of an accounting system. A phrase in place of a name, such as
 * `your accounting system`, gets a capital letter. A name or a key keeps its spelling.
 */
export const startSentence = (name: string): string =>
  name.replace(/^[a-z]+ /, (word) => word.charAt(0).toUpperCase() + word.slice(1));
