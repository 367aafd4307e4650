import { describe, expect, it } from '@jest/globals';
import { attachment } from './document-download.js';

describe('attachment', () => {
  it('carries any name without leaving its quotes', () => {
    expect(attachment('Zoë "CV" (1).pdf')).toBe(
      `attachment; filename="Zo_ _CV_ (1).pdf"; filename*=UTF-8''Zo%C3%AB%20%22CV%22%20%281%29.pdf`,
    );
  });
});
