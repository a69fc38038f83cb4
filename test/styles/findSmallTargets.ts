/** The least width and height of a target in CSS px, by WCAG 2.2 (2.5.8). */
const LEAST = 24;

/** Lists every control of ours that is too small to press, without the exceptions that WCAG makes. */
export function findSmallTargets(): string[] {
  const controls = document.querySelectorAll(
    '[data-accounting-theme] :is(button, a[href], input, select, textarea), button[data-accounting-theme]',
  );
  return [...controls].flatMap((control) => {
    // A press on the label does the same.
    const target = (control instanceof HTMLInputElement && control.labels?.[0]) || control;
    const { width, height } = target.getBoundingClientRect();
    if (width === 0 || Math.min(width, height) >= LEAST - 0.5) return [];
    return [`${control.getAttribute('data-part')}: ${Math.round(width)} by ${Math.round(height)}`];
  });
}
