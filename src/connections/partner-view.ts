import type { Text } from '../platform/errors/domain-error.js';
import type { Language } from '../platform/http/language.js';
import type { PartnerView } from './connections.schemas.js';
import { BUILT_IN_CHECKED_ON, placeOfField, placeOfStep } from './guide/guide-places.js';
import { type GuideText, keyOf } from './guide/guide-texts.js';
import { CONNECTION_STATES } from './public/connection-state.js';
import type { PartnerManifest } from './public/partner-manifest.js';

/** A manifest in one language, with what the operator says in its own words. */
export function partnerView(
  manifest: PartnerManifest,
  own: ReadonlyMap<string, GuideText>,
  language: Language,
): PartnerView {
  const say = (text: Text) => text[language];
  const { partner, name, direction, activation, needsPaidPlan, tag } = manifest;
  const guide = (place: string) => own.get(keyOf(partner, place));
  const steps = manifest.nextSteps.map((builtIn, at) => {
    const text = guide(placeOfStep(at));
    return { text: say(text ?? builtIn), checkedOn: text?.checkedOn ?? BUILT_IN_CHECKED_ON };
  });
  return {
    partner,
    name,
    direction,
    activation,
    needsPaidPlan,
    tag,
    credentialFields: manifest.credentialFields.map((field) => {
      const text = guide(placeOfField(field.name));
      return {
        name: field.name,
        label: say(field.label),
        help: say(field.help),
        where: say(text ?? field.where),
        whereByOperator: text !== undefined && say(text) !== say(field.where),
        whereCheckedOn: text?.checkedOn ?? BUILT_IN_CHECKED_ON,
        secret: field.secret,
        pattern: field.pattern ?? null,
        maxLength: field.maxLength,
      };
    }),
    help: manifest.help.map(say),
    nextSteps: steps.map(({ text }) => text),
    nextStepsCheckedOn: steps.map(({ checkedOn }) => checkedOn).sort()[0] ?? null,
    states: CONNECTION_STATES.map((state) => ({ state, meaning: say(manifest.states[state]) })),
  };
}
