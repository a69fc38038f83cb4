import type { StorybookConfig } from '@storybook/react-vite';
import { mergeConfig } from 'vite';
import { compileTailwind } from '../demo/compileTailwind.ts';
import { ignoreDirectives } from '../test/ignoreDirectives.ts';

const config: StorybookConfig = {
  framework: { name: '@storybook/react-vite', options: { strictMode: true } },
  stories: ['../stories/docs/*.mdx', '../stories/**/*.stories.tsx'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y', '@storybook/addon-vitest'],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (viteConfig) =>
    mergeConfig(viteConfig, {
      plugins: [compileTailwind],
      build: { chunkSizeWarningLimit: 2000, rolldownOptions: { onLog: ignoreDirectives } },
    }),
};

export default config;
