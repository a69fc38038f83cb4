import { reactRouter } from '@react-router/dev/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [reactRouter()],
  // The port of `npm start` too, so that webhooks always go to the same address.
  server: { port: 3000 },
});
