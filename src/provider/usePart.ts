import { useMemo } from 'react';
import type { PartName } from './PartName.ts';

/** Your own class for each part, by its `data-part`. */
export type ClassNames = { readonly [Name in PartName]?: string | undefined };

interface PartProps {
  'data-part': PartName;
  className: string | undefined;
}

/** Returns the name of a part and its classes: the provider's, then those that the component got. */
export type Part = (name: PartName, own?: string) => PartProps;

/** Keeps `part` the same while only the partner's inline object is new. */
export function usePart(classNames: ClassNames | undefined): Part {
  const key = JSON.stringify(classNames ?? {});
  return useMemo(() => {
    const classes: ClassNames = JSON.parse(key);
    return (name, own) => ({
      'data-part': name,
      className: [classes[name], own].filter(Boolean).join(' ') || undefined,
    });
  }, [key]);
}
