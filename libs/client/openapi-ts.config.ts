import { defineConfig } from '@hey-api/openapi-ts';

/** The calls and types of the public API, from the document that the hub commits. */
export default defineConfig({
  input: '../../openapi/andock.v1.json',
  output: { path: 'src/generated', module: { extension: '.js' }, header: '// @ts-nocheck' },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', throwOnError: true },
    { name: '@hey-api/sdk', operations: { strategy: 'single', containerName: 'AndockCalls' } },
  ],
});
