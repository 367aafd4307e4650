import * as z from 'zod';
import { day } from '../../platform/http/moment.schema.js';
import { pageOf } from '../../platform/http/cursor.js';
import { line, text } from '../../platform/http/text.schema.js';

const LONGEST = 1000;

const partner = line(40).meta({ description: 'The partner’s name in the API.', examples: ['personio'] });
const place = line(80).meta({
  description: 'Which text of the guide: `where.<field>` or `next-step.<number>`.',
  examples: ['where.companyId'],
});
const checkedOn = day().meta({
  description: 'The day on which it was last held against the partner’s pages.',
  examples: ['2026-11-21'],
});
const words = (description: string) => z.string().max(LONGEST).meta({ description });

/** A guide text in the operator's words. */
export const GuideTextInput = z
  .strictObject({
    partner,
    place,
    de: text(LONGEST).meta({ description: 'In German.' }),
    en: text(LONGEST).meta({ description: 'In English.' }),
    checkedOn,
  })
  .meta({ id: 'GuideTextInput', description: 'What the guide says at a place from now on.' });
export type GuideTextInput = z.infer<typeof GuideTextInput>;

export const GuideTextView = z
  .object({
    partner,
    partnerName: z.string().max(80).meta({ description: 'The name as the partner writes it.' }),
    place,
    label: words('What it is about, in the caller’s language.'),
    de: words('What customers read in German.'),
    en: words('What customers read in English.'),
    builtIn: z
      .object({ de: words('In German.'), en: words('In English.') })
      .meta({ description: 'What the hub came with.' }),
    checkedOn,
    changed: z.boolean().meta({ description: 'The operator says it in its own words.' }),
  })
  .meta({ id: 'GuideText', description: 'A text of a partner’s guide.' });
export type GuideTextView = z.infer<typeof GuideTextView>;

export const GuideTextPage = pageOf(GuideTextView).meta({
  id: 'GuideTextPage',
  description: 'All texts of the guides.',
});
