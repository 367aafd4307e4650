import { queryOptions } from '@tanstack/react-query';
import * as hub from '../generated/sdk.gen.js';
import type { GuideTextInput } from '../generated/types.gen.js';

export type { GuideText } from '../generated/types.gen.js';

export const guideTextsQuery = queryOptions({
  queryKey: ['guide-texts'],
  queryFn: ({ signal }) => hub.listGuideTexts({ signal }),
});

export const changeGuideText = (text: GuideTextInput) => hub.changeGuideText({ body: text });
