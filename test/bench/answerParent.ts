/**
 * Connects this process to the benchmark that forked it. Reports that it is ready, answers
 * requests, and exits when the benchmark exits for any reason.
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
