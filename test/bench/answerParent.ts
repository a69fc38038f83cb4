/**
 * Ties this process to the benchmark that has forked it: says that it is ready, answers what it is
 * asked, and ends when the benchmark does, however that ends.
 */
export function answerParent(
  ready: object,
  answers: Readonly<Record<string, () => unknown>>,
): void {
  const answer = async (question: unknown) => process.send?.(await answers[String(question)]?.());
  process.on('message', (question) => void answer(question));
  process.on('disconnect', () => process.exit());
  process.send?.(ready);
}
