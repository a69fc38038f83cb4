import { render, screen } from '@testing-library/react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { AccountingProvider, useConnection } from 'react-accounting-connect';
import type { ApiVersion } from 'react-accounting-connect';
import { createSandbox } from 'react-accounting-connect/sandbox';
import type { Sandbox } from 'react-accounting-connect/sandbox';
import { expect, vi } from 'vitest';
import { findCrowdedTexts } from '../findCrowdedTexts.ts';
import { stubWindows } from '../stubWindows.ts';
import { press as click } from './showHost.tsx';
import { readOriginal, startTranslator } from './startTranslator.ts';
import type { TranslatorKind } from './startTranslator.ts';

interface Setup {
  /** Prepares the sandbox before the first request. */
  prepare?: (sandbox: Sandbox) => void;
  apiVersion?: ApiVersion;
}

/** Returns all texts of the page, as they are now. */
function readTexts(): string[] {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: string[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue?.trim();
    if (text && !node.parentElement?.closest('[translate=no]')) texts.push(text);
  }
  return texts;
}

/** Shows a page of ours that a browser translates, and walks through its states. */
export function walkPage(kind: TranslatorKind, page: ReactNode, setup: Setup = {}) {
  const { prepare, apiVersion } = setup;
  const sandbox = createSandbox({ rateLimit: Infinity });
  prepare?.(sandbox);
  const realNow = Date.now;
  let passed = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + passed);
  stubWindows(true);
  let refresh: () => Promise<unknown> = async () => undefined;
  function Probe() {
    const connection = useConnection();
    useEffect(() => void (refresh = connection.refresh));
    return null;
  }
  const view = render(
    <AccountingProvider
      entityId={sandbox.entityId}
      apiUrl={sandbox.baseUrl}
      apiVersion={apiVersion}
      fetch={sandbox.fetch}
      tokenProvider={async ({ entityId }) => sandbox.issueToken(entityId)}
    >
      <Probe />
      {page}
    </AccountingProvider>,
  );
  const translator = startTranslator(kind);
  /** All sentences of earlier steps. */
  const known = new Set<string>();

  return {
    sandbox,
    ...view,
    stop: translator.stop,
    /** Waits until the page says these sentences, and none of an earlier step. */
    async see(...sentences: string[]) {
      const old = [...known].filter((sentence) => !sentences.includes(sentence));
      await vi.waitFor(
        () => {
          const texts = readTexts();
          const originals = texts.map(readOriginal);
          expect(originals).toEqual(expect.arrayContaining(sentences));
          expect(originals.filter((text) => old.includes(text))).toEqual([]);
          const isFollowed = kind !== 'late';
          expect(texts.filter((text, at) => isFollowed && text === originals[at])).toEqual([]);
        },
        { timeout: 6000 },
      );
      expect(findCrowdedTexts()).toEqual([]);
      sentences.forEach((sentence) => known.add(sentence));
      // What is on the page is translated before it changes.
      if (kind === 'late') translator.translate();
    },
    /** Presses the last of the buttons with this name: the one in a menu or a dialog. */
    async press(name: string) {
      const isNamed = { name: (text: string) => readOriginal(text).trim() === name };
      const button = await vi.waitFor(() => {
        const found = [
          ...screen.queryAllByRole('button', isNamed),
          ...screen.queryAllByRole('menuitem', isNamed),
        ].at(-1);
        if (!found) throw new Error(`The page has no button ${name}.`);
        expect(found).not.toHaveAttribute('aria-disabled', 'true');
        return found;
      });
      await click(button);
    },
    /** Refetches after time has passed. */
    async pass(milliseconds: number) {
      passed += milliseconds;
      await refresh();
      document.dispatchEvent(new Event('visibilitychange'));
    },
    /** Makes the next reads fail, and refetches. */
    async failReads(status: number) {
      const end = sandbox.fail({ path: '/accounting_connections', status, times: Infinity });
      await refresh();
      return end;
    },
  };
}
