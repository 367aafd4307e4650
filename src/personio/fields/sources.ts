import type { PartnerManifests } from '../../connections/public/partner-manifests.js';
import type { Text } from '../../platform/errors/domain-error.js';

/** Where an application can come from: its tag, and how a person calls that. */
export interface Source {
  readonly source: string;
  readonly name: Text;
}

const OWN: readonly Source[] = [
  { source: 'apply-form', name: { en: 'Apply form', de: 'Bewerbungsformular' } },
  { source: 'console', name: { en: 'Entered by hand', de: 'Von Hand erfasst' } },
  { source: 'api', name: { en: 'Own systems (API)', de: 'Eigene Systeme (API)' } },
];

/** The organisation's own ways in, and the inbound partners that the operator offers. */
export const sourcesOf = (partners: PartnerManifests): readonly Source[] => [
  ...OWN,
  ...partners
    .all()
    .filter(({ direction }) => direction === 'inbound')
    .map(({ tag: source, name }) => ({ source, name: { en: name, de: name } })),
];
