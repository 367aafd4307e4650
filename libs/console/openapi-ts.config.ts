import { defineConfig } from '@hey-api/openapi-ts';

/** Types of the console's own API, from the document that the hub commits. */
export default defineConfig({
  input: '../../openapi/console.v1.json',
  output: 'src/generated',
  plugins: ['@hey-api/typescript'],
});
