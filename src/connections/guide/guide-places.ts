import type { Text } from '../../platform/errors/domain-error.js';
import type { PartnerManifest } from '../public/partner-manifest.js';

/** The day on which the guides that come with the hub were last held against the partners' pages. */
export const BUILT_IN_CHECKED_ON = '2026-11-21';

/** A place of a partner's guide that the operator may say in its own words. */
export interface GuidePlace {
  /** `where.<field>` or `next-step.<number>`. */
  readonly place: string;
  /** What it is about. */
  readonly label: Text;
  readonly builtIn: Text;
}

export const placeOfField = (name: string): string => `where.${name}`;
export const placeOfStep = (at: number): string => `next-step.${at + 1}`;

/** Every such place of a partner, in the order in which a customer meets them. */
export const guidePlaces = ({ credentialFields, nextSteps }: PartnerManifest): GuidePlace[] => [
  ...credentialFields.map(({ name, label, where }) => ({ place: placeOfField(name), label, builtIn: where })),
  ...nextSteps.map((builtIn, at) => ({
    place: placeOfStep(at),
    label: { en: `Next step ${at + 1}`, de: `Nächster Schritt ${at + 1}` },
    builtIn,
  })),
];
