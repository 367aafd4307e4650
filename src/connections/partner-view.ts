import type { Text } from '../platform/errors/domain-error.js';
import type { Language } from '../platform/http/language.js';
import type { PartnerView } from './connections.schemas.js';
import { CONNECTION_STATES } from './public/connection-state.js';
import type { PartnerManifest } from './public/partner-manifest.js';

/** A manifest in one language. */
export function partnerView(manifest: PartnerManifest, language: Language): PartnerView {
  const say = (text: Text) => text[language];
  const { partner, name, direction, activation, needsPaidPlan, tag } = manifest;
  return {
    partner,
    name,
    direction,
    activation,
    needsPaidPlan,
    tag,
    credentialFields: manifest.credentialFields.map((field) => ({
      name: field.name,
      label: say(field.label),
      help: say(field.help),
      where: say(field.where),
      secret: field.secret,
      pattern: field.pattern ?? null,
      maxLength: field.maxLength,
    })),
    help: manifest.help.map(say),
    nextSteps: manifest.nextSteps.map(say),
    states: CONNECTION_STATES.map((state) => ({ state, meaning: say(manifest.states[state]) })),
  };
}
