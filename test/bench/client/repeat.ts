/** Runs the action several times, one after another. */
export async function repeat<Result>(
  times: number,
  action: () => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    results.push(await action());
  }
  return results;
}
