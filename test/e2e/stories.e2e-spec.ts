import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Narrator } from '../stories/narrator.ts';
import type { Stage } from '../stories/stage.ts';
import { storyA } from '../stories/story-a.ts';
import { storyB } from '../stories/story-b.ts';
import { TestHub } from '../support/test-hub.ts';

const PASSWORD = 'a password for the demo';

describe('the stories that the product was born from', () => {
  let hub: TestHub;
  let told: string[];
  let stage: Stage;
  beforeAll(async () => {
    hub = await TestHub.start({ DEMO: 'on', DEMO_PASSWORD: PASSWORD, PERSONIO_CALLS_PER_MINUTE: '1000' });
    told = [];
    stage = {
      hubUrl: hub.url,
      sandboxUrl: hub.sandboxUrl,
      password: PASSWORD,
      narrator: new Narrator((line) => told.push(line)),
    };
  });
  afterAll(() => hub.stop());

  it('A: a manager activates JOIN, jobs go there and an application comes back', async () => {
    await storyA(stage);
    expect(told.join('\n')).not.toContain('✗');
  });

  it('B: a manager connects Personio, and every application arrives once or says why not', async () => {
    await storyB(stage);
    expect(told.join('\n')).not.toContain('✗');
  });
});
