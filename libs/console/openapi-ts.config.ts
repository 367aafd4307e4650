import { defineConfig } from '@hey-api/openapi-ts';

/** Types and calls of the console's own API, from the document that the hub commits. */
export default defineConfig({
  input: '../../openapi/console.v1.json',
  output: {
    path: 'src/generated',
    /** The generator's own client is not written for `exactOptionalPropertyTypes`. */
    header: ['// @ts-nocheck', '// Generated from openapi/console.v1.json.'],
    module: { extension: '.js' },
  },
  plugins: [
    '@hey-api/typescript',
    { name: '@hey-api/client-fetch', runtimeConfigPath: './src/api/client-config.js', throwOnError: true },
    { name: '@hey-api/sdk', responseStyle: 'data', auth: false },
  ],
});
