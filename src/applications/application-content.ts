import { open, seal } from '@andock/secret-box';
import canonicalize from 'canonicalize';

/** Everything in an application that its candidate wrote. */
export interface ApplicationContent {
  readonly candidate: {
    readonly firstName: string;
    readonly lastName: string;
    readonly email: string;
    readonly phone: string | null;
  };
  readonly message: string | null;
  readonly answers: readonly { readonly questionId: string; readonly value: string }[];
}

/** The row that sealed content belongs to. */
export interface ContentPlace {
  readonly organisationId: string;
  readonly id: string;
}

const contextOf = ({ organisationId, id }: ContentPlace) => `${organisationId}/application/${id}/content`;

/** Seals the content under the application's own key, bound to its row. */
export const sealContent = (key: Buffer, place: ContentPlace, content: ApplicationContent): Buffer =>
  seal(key, Buffer.from(canonicalize(content) ?? ''), contextOf(place));

/** Opens sealed content; throws BoxDoesNotOpen when it was changed or moved. */
export const openContent = (key: Buffer, place: ContentPlace, sealed: Buffer): ApplicationContent =>
  JSON.parse(open(key, sealed, contextOf(place)).toString('utf8')) as ApplicationContent;
