import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const hub = 'http://localhost:3000';

/** Scripts and styles beside themselves in the encodings that browsers take, so that the hub need not compress. */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const [fileName, file] of Object.entries(bundle)) {
      if (!/\.(js|css)$/.test(fileName)) continue;
      const content = file.type === 'chunk' ? file.code : file.source;
      this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(content) });
      this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(content) });
    }
  },
};

export default defineConfig({
  base: '/',
  plugins: [react(), compressed],
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
