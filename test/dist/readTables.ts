/** Returns the cells of the tables below each heading of a document, without backticks. */
export function readTables(text: string): Record<string, string[][]> {
  const sections = text.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const [title = '', ...lines] = section.split('\n');
      const rows = lines
        .filter((line) => line.startsWith('| `'))
        .map((line) => line.split('|').slice(1, -1))
        .map((cells) => cells.map((cell) => cell.replaceAll('`', '').trim()));
      return [title, rows];
    }),
  );
}
