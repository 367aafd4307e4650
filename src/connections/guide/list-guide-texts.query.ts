import { Injectable } from '@nestjs/common';
import type { Language } from '../../platform/http/language.js';
import { PartnerManifests } from '../public/partner-manifests.js';
import type { GuideTextView } from './guide.schemas.js';
import { BUILT_IN_CHECKED_ON, guidePlaces } from './guide-places.js';
import { GuideTexts, keyOf } from './guide-texts.js';

/** Every text of every guide, the operator's or the one that came with the hub. */
@Injectable()
export class ListGuideTexts {
  constructor(
    private readonly partners: PartnerManifests,
    private readonly texts: GuideTexts,
  ) {}

  async run(language: Language): Promise<GuideTextView[]> {
    const own = await this.texts.all();
    return this.partners.all().flatMap((manifest) =>
      guidePlaces(manifest).map(({ place, label, builtIn }) => {
        const text = own.get(keyOf(manifest.partner, place));
        return {
          partner: manifest.partner,
          partnerName: manifest.name,
          place,
          label: label[language],
          de: text?.de ?? builtIn.de,
          en: text?.en ?? builtIn.en,
          builtIn: { de: builtIn.de, en: builtIn.en },
          checkedOn: text?.checkedOn ?? BUILT_IN_CHECKED_ON,
          changed: text !== undefined && (text.de !== builtIn.de || text.en !== builtIn.en),
        };
      }),
    );
  }
}
