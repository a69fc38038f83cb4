import type { SandboxEntity } from '../SandboxEntity.ts';
import type { SandboxOptions } from '../SandboxOptions.ts';

type Given<T> = { readonly [K in keyof T]-?: Exclude<T[K], undefined> };

/** The options with every default filled in. */
export type SandboxConfig = Omit<Given<SandboxOptions>, 'entities'> & {
  readonly entities: readonly SandboxEntity[];
};
