import type { Preview } from '@storybook/react-vite';
import '../src/styles/index.css';
import { storyLocales } from '../stories/storyLocales.ts';
import { stubWindow } from '../stories/stubWindow.ts';

/**
 * Decorators of the stories read the toolbar's choice from `context.globals.theme` and `.locale`.
 */
const preview: Preview = {
  beforeEach: () => stubWindow(),
  tags: ['autodocs'],
  parameters: {
    // An accessibility violation fails the story's test.
    a11y: { test: 'error' },
    controls: { expanded: true, sort: 'requiredFirst' },
    options: {
      storySort: {
        order: [
          'Start',
          'Guides',
          [
            'Compose it yourself',
            'Hooks',
            'The provider',
            'Styling',
            'Languages',
            'Your server',
            'Webhooks and live updates',
            'Going to production',
            'Security',
            'Troubleshooting',
          ],
          'AccountingConnect',
          'Components',
          'Hooks',
          'Styling',
        ],
      },
    },
  },
  initialGlobals: { theme: 'system', locale: 'en-US' },
  globalTypes: {
    theme: {
      description: 'Theme of the provider',
      toolbar: {
        title: 'Theme',
        icon: 'mirror',
        dynamicTitle: true,
        items: [
          { value: 'system', title: 'System' },
          { value: 'light', title: 'Light' },
          { value: 'dark', title: 'Dark' },
        ],
      },
    },
    locale: {
      description: 'Locale of the provider',
      toolbar: {
        title: 'Locale',
        icon: 'globe',
        dynamicTitle: true,
        items: Object.entries(storyLocales).map(([value, { title }]) => ({ value, title })),
      },
    },
  },
};

export default preview;
