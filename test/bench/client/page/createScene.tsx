import {
  AccountingConnect,
  ConnectButton,
  ConnectionStatus,
  DisconnectButton,
  PullButton,
  useConnection,
} from 'react-accounting-connect';
import { useEffect } from 'react';
import type { ComponentType, ReactElement, ReactNode } from 'react';
import type { Scene } from './PageBench.ts';
import { RenderCounter } from './RenderCounter.tsx';

/** The components of each scene. Each renders one element with a status. */
const PARTS: Record<Scene['part'], readonly ComponentType[]> = {
  status: [ConnectionStatus],
  button: [ConnectButton],
  widget: [AccountingConnect],
  mixed: [ConnectionStatus, ConnectButton, PullButton, DisconnectButton, AccountingConnect],
};

export interface RenderedScene {
  element: ReactElement;
  /** Whether every part shows this status, or by default any answer of the API. */
  isShown: (status?: string) => boolean;
  refresh: () => void;
}

/** Creates the React tree of a scene, with functions to inspect and control it. */
export function createScene(
  { entityIds, part, partsPerProvider = 1 }: Scene,
  Provider: ComponentType<{ entityId: string; children: ReactNode }>,
): RenderedScene {
  const kinds = PARTS[part];
  const parts = Array.from({ length: partsPerProvider }, (_, index) => {
    const Part = kinds[index % kinds.length] ?? ConnectionStatus;
    return (
      <RenderCounter key={index}>
        <Part />
      </RenderCounter>
    );
  });
  let refresh = () => {};

  function RefreshHandle() {
    const connection = useConnection();
    useEffect(() => {
      refresh = connection.refresh;
    }, [connection.refresh]);
    return null;
  }

  return {
    element: (
      <>
        {entityIds.map((entityId, index) => (
          // The index is the key, because an entity may have many providers.
          <Provider key={index} entityId={entityId}>
            {index === 0 && <RefreshHandle />}
            {parts}
          </Provider>
        ))}
      </>
    ),
    isShown: (status) => countShown(status) === entityIds.length * partsPerProvider,
    refresh: () => refresh(),
  };
}

/** Skips parts inside other parts, because a widget contains buttons of its own. */
function countShown(status: string | undefined): number {
  let count = 0;
  for (const part of document.querySelectorAll('[data-part][data-status]:not([data-part] *)')) {
    const shown = part.getAttribute('data-status') ?? 'loading';
    const isAnswer = !['loading', 'error', 'load_failed'].includes(shown);
    if (status === undefined ? isAnswer : shown === status) count += 1;
  }
  return count;
}
