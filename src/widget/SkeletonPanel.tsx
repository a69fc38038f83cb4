/** A placeholder while the widget loads. The headline says what is loading. */
export function SkeletonPanel() {
  return (
    <div data-part="widget-skeleton" aria-hidden>
      <span data-part="widget-bone" />
      <span data-part="widget-bone" />
    </div>
  );
}
