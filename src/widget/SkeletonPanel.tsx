/** Holds the place of what is coming. The headline says what it is. */
export function SkeletonPanel() {
  return (
    <div data-part="widget-skeleton" aria-hidden>
      <span data-part="widget-bone" />
      <span data-part="widget-bone" />
    </div>
  );
}
