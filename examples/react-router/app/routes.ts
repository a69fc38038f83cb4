import { index, layout, route } from '@react-router/dev/routes';
import type { RouteConfig } from '@react-router/dev/routes';

export default [
  layout('routes/product.tsx', [
    index('routes/invoices.tsx'),
    route('settings/accounting', 'routes/settings.tsx'),
  ]),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('switch-company', 'routes/switch-company.ts'),
  route('api/accounting/*', 'routes/accounting.ts'),
  route('api/accounting/updates', 'routes/updates.ts'),
  route('api/webhooks/accounting', 'routes/webhook.ts'),
] satisfies RouteConfig;
