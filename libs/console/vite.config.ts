import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const hub = 'http://localhost:3000';

export default defineConfig({
  base: '/',
  plugins: [react()],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    /** A `data:` address would not pass the content security policy for scripts and fonts. */
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 5173, proxy: { '/console/api': hub, '/docs': hub } },
});
