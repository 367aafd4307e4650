import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const hub = 'http://localhost:3000';

/**
 * Scripts and styles beside themselves in the encodings that browsers take, so that the hub need not compress.
 * They are made from the written files: what a bundle holds earlier still has placeholders in it.
 */
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = 'dist' }, bundle) {
    const written = Object.keys(bundle).filter((fileName) => /\.(js|css)$/.test(fileName));
    await Promise.all(
      written.map(async (fileName) => {
        const path = join(dir, fileName);
        const content = await readFile(path);
        await writeFile(`${path}.br`, brotliCompressSync(content));
        await writeFile(`${path}.gz`, gzipSync(content));
      }),
    );
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
    rolldownOptions: {
      output: {
        /** Each in a file of its own, forty icons would wait for one another. */
        codeSplitting: { groups: [{ name: 'icons', test: /@tabler[\\/]icons-react/ }] },
      },
    },
  },
  server: { port: 5173, proxy: { '/console/api': hub, '/docs': hub } },
});
