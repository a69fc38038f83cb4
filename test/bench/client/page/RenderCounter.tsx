import { Profiler } from 'react';
import type { ProfilerOnRenderCallback, ReactNode } from 'react';

export interface RenderCounts {
  /** How often a part rendered. */
  renders: number;
  /** How often React changed the page. */
  commits: number;
}

let renders = 0;
let commits = 0;
let lastCommitAt = -1;

const handleRender: ProfilerOnRenderCallback = (_id, _phase, _actual, _base, _start, commitAt) => {
  renders += 1;
  // React reports all parts of one commit together.
  if (commitAt !== lastCommitAt) commits += 1;
  lastCommitAt = commitAt;
};

/** Counts the renders of one part. Only React's profiling build reports them. */
export function RenderCounter({ children }: { children: ReactNode }) {
  return (
    <Profiler id="part" onRender={handleRender}>
      {children}
    </Profiler>
  );
}

export const getRenders = (): RenderCounts => ({ renders, commits });
