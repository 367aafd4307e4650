import { describe, expect, it } from '@jest/globals';
import { maskApiKey } from './mask-api-key.js';
import { mintApiKey } from './mint-api-key.js';

describe('maskApiKey', () => {
  it('shows the environment and the last four characters, nothing else', () => {
    expect(maskApiKey({ environment: 'live', last4: 'x7Qz' })).toBe('adk_live_••••••••••••x7Qz');
    expect(maskApiKey({ environment: 'test', last4: 'x7Qz' })).toBe('adk_test_••••••••••••x7Qz');
  });

  it('hides the id too when given the whole minted key', () => {
    const minted = { environment: 'live' as const, ...mintApiKey('live') };
    expect(maskApiKey(minted)).toBe(`adk_live_••••••••••••${minted.last4}`);
  });
});
